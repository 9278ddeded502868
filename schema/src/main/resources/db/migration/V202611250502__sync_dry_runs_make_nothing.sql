-- One thought: a dry run belongs to no mailbox, since it makes none; it keeps what was asked for itself.
alter table imports
  alter column channel_id drop not null,
  add column owner     text,
  add column addresses text[] not null default '{}',
  add constraint imports_mailbox_check check (channel_id is not null or (dry_run and owner is not null));
comment on column imports.channel_id is 'The mailbox''s channel; null of a dry run.';
comment on column imports.owner is 'Of a dry run: the mailbox''s address as written.';
comment on column imports.addresses is 'Of a dry run: the owner''s addresses, normalised, the mailbox''s first.';
