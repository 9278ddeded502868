-- One thought: what a provider lists stands in the ledger before it is fetched, and stays there whatever becomes of it.
alter table sync_items
  drop constraint sync_items_status_check,
  add constraint sync_items_status_check check (status in ('pending', 'done', 'skipped', 'gone', 'poison')),
  add column thread      text        collate "C",
  add column labels      text[],
  add column history     text        collate "C" not null default '',
  add column received_at timestamptz,
  add column priority    smallint    not null default 0,
  add column place       int         not null default 0,
  add column attempts    smallint    not null default 0,
  add column try_at      timestamptz,
  add column listed_at   timestamptz;
alter table sync_items set (autovacuum_vacuum_scale_factor = 0.01);
create index sync_items_pending on sync_items (tenant_id, channel_id, priority, place, provider_id) where status = 'pending' and not is_deleted;
create index sync_items_pending_thread on sync_items (tenant_id, channel_id, thread) where status = 'pending' and not is_deleted;
comment on column sync_items.status is 'pending: to be fetched; done; skipped on purpose; gone at the provider; poison: could not be read, or not had five times.';
comment on column sync_items.thread is 'The provider''s conversation.';
comment on column sync_items.labels is 'Labels at the provider, as far as they are known.';
comment on column sync_items.history is 'The provider''s history as far as it is applied here: longer is later, as long is compared as text.';
comment on column sync_items.received_at is 'When the mailbox got it, once that is known.';
comment on column sync_items.priority is 'Of what is to be fetched: 0 just came, 1 of the last week, 2 older.';
comment on column sync_items.place is 'Order among those: the newest first.';
comment on column sync_items.attempts is 'How often it could not be had.';
comment on column sync_items.try_at is 'Not before.';
comment on column sync_items.listed_at is 'The beginning of the last listing that named it.';

create table provider_units (
  provider    text             collate "C" not null primary key,
  units       double precision not null,
  refilled_at timestamptz      not null,
  day         date             not null,
  day_units   bigint           not null,
  cool_until  timestamptz
);
comment on table provider_units is 'What all processes together may spend at a provider. Outside row level security: the limit is the host''s, for all tenants.';
comment on column provider_units.provider is 'Which.';
comment on column provider_units.units is 'Left in the bucket of all mailboxes.';
comment on column provider_units.refilled_at is 'When it was last filled up.';
comment on column provider_units.day is 'The provider''s day: Google''s begins at midnight in California.';
comment on column provider_units.day_units is 'Taken on that day.';
comment on column provider_units.cool_until is 'Nobody may ask before.';
grant select, insert, update on provider_units to ${runtime};
