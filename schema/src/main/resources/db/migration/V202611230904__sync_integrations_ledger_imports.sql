create table user_integrations (
  tenant_id          uuid        not null references tenants (id),
  id                 uuid        not null,
  user_id            uuid,
  provider           text        collate "C" not null check (provider in ('file')),
  email              text        not null,
  email_norm         text        collate "C" not null,
  status             text        not null default 'active' check (status in ('active', 'paused', 'disconnected')),
  sharing            smallint    not null default 0 check (sharing between 0 and 2),
  contact_policy     text        check (contact_policy in ('wroteTo', 'everyone', 'off')),
  include_own_domain boolean,
  version            int         not null default 1,
  created_at         timestamptz not null default now(),
  updated_at         timestamptz not null default now(),
  created_by         uuid,
  source             text        not null default 'person',
  is_deleted         boolean     not null default false,
  primary key (tenant_id, id),
  unique (tenant_id, provider, email_norm),
  foreign key (tenant_id, user_id) references users (tenant_id, id),
  foreign key (tenant_id, created_by) references users (tenant_id, id)
);
create index user_integrations_updated on user_integrations (tenant_id, updated_at, id);
comment on table user_integrations is 'Mailboxes that people allowed, or handed in as files.';
comment on column user_integrations.user_id is 'Whose it is; null when the owner is no user.';
comment on column user_integrations.provider is 'Where it comes from: file.';
comment on column user_integrations.email is 'The mailbox''s address as written.';
comment on column user_integrations.email_norm is 'The address, normalised.';
comment on column user_integrations.status is 'Whether it is read.';
comment on column user_integrations.sharing is 'What colleagues may see of its mail: 0 metadata, 1 also subjects, 2 everything.';
comment on column user_integrations.contact_policy is 'Who becomes a contact from it; null takes the workspace''s.';
comment on column user_integrations.include_own_domain is 'Whether colleagues become contacts; null takes the workspace''s.';
select protect('user_integrations');

create table integration_addresses (
  tenant_id      uuid    not null references tenants (id),
  integration_id uuid    not null,
  email_norm     text    collate "C" not null,
  is_deleted     boolean not null default false,
  primary key (tenant_id, integration_id, email_norm),
  foreign key (tenant_id, integration_id) references user_integrations (tenant_id, id)
);
create index integration_addresses_address on integration_addresses (tenant_id, email_norm);
comment on table integration_addresses is 'The owner''s own addresses and aliases: mail from them is outbound.';
comment on column integration_addresses.integration_id is 'The mailbox.';
comment on column integration_addresses.email_norm is 'An address of its owner, normalised.';
select protect('integration_addresses');

create table channels (
  tenant_id      uuid        not null references tenants (id),
  id             uuid        not null,
  integration_id uuid        not null,
  kind           text        collate "C" not null check (kind in ('import')),
  created_at     timestamptz not null default now(),
  is_deleted     boolean     not null default false,
  primary key (tenant_id, id),
  unique (tenant_id, integration_id, kind),
  foreign key (tenant_id, integration_id) references user_integrations (tenant_id, id)
);
comment on table channels is 'What is read of a mailbox, each with its own ledger.';
comment on column channels.integration_id is 'The mailbox.';
comment on column channels.kind is 'import: files of that mailbox.';
select protect('channels');

create table sync_items (
  tenant_id   uuid        not null references tenants (id),
  channel_id  uuid        not null,
  provider_id text        collate "C" not null,
  status      text        collate "C" not null check (status in ('done', 'skipped', 'poison')),
  reason      text,
  message_id  uuid,
  created_at  timestamptz not null default now(),
  updated_at  timestamptz not null default now(),
  is_deleted  boolean     not null default false,
  primary key (tenant_id, channel_id, provider_id),
  foreign key (tenant_id, channel_id) references channels (tenant_id, id),
  foreign key (tenant_id, message_id) references messages (tenant_id, id)
) with (fillfactor = 70);
create index sync_items_message on sync_items (tenant_id, message_id) where message_id is not null;
comment on table sync_items is 'The ledger: every mail seen, and what became of it.';
comment on column sync_items.channel_id is 'Where it was seen.';
comment on column sync_items.provider_id is 'Its id there; for files sha256 of the raw bytes.';
comment on column sync_items.status is 'done, skipped on purpose, or poison: could not be read.';
comment on column sync_items.reason is 'Why it was skipped or what was wrong.';
comment on column sync_items.message_id is 'The message it became or was merged into.';
select protect('sync_items');

create table correspondents (
  tenant_id      uuid        not null references tenants (id),
  integration_id uuid        not null,
  email_norm     text        collate "C" not null,
  name           text        not null default '',
  inbound        int         not null default 0,
  outbound       int         not null default 0,
  latest_at      timestamptz,
  decision       text        collate "C" not null check (decision in ('contact', 'none')),
  reason         text        not null,
  updated_at     timestamptz not null default now(),
  is_deleted     boolean     not null default false,
  primary key (tenant_id, integration_id, email_norm),
  foreign key (tenant_id, integration_id) references user_integrations (tenant_id, id)
);
create index correspondents_by_total on correspondents (tenant_id, integration_id, ((inbound + outbound)) desc, email_norm) where not is_deleted;
comment on table correspondents is 'Every address seen in a mailbox, whether or not it became a contact, and why.';
comment on column correspondents.integration_id is 'The mailbox.';
comment on column correspondents.email_norm is 'The address, normalised.';
comment on column correspondents.name is 'The best name seen beside it.';
comment on column correspondents.inbound is 'Unique mails from it.';
comment on column correspondents.outbound is 'Unique mails to it.';
comment on column correspondents.latest_at is 'The newest of them.';
comment on column correspondents.decision is 'Whether it became a contact.';
comment on column correspondents.reason is 'The rule that decided.';
select protect('correspondents');

create table imports (
  tenant_id          uuid        not null references tenants (id),
  id                 uuid        not null,
  channel_id         uuid        not null,
  node               text        not null,
  file_name          text        not null,
  file_size          bigint      not null,
  contact_policy     text        not null,
  include_own_domain boolean     not null,
  status             text        collate "C" not null default 'running' check (status in ('running', 'done', 'failed')),
  seen               int         not null default 0,
  imported           int         not null default 0,
  merged             int         not null default 0,
  skipped            jsonb       not null default '{}',
  failed             int         not null default 0,
  contacts           int         not null default 0,
  companies          int         not null default 0,
  bytes_read         bigint      not null default 0,
  error              text,
  started_at         timestamptz,
  finished_at        timestamptz,
  version            int         not null default 1,
  created_at         timestamptz not null default now(),
  updated_at         timestamptz not null default now(),
  created_by         uuid,
  source             text        not null default 'person',
  is_deleted         boolean     not null default false,
  primary key (tenant_id, id),
  foreign key (tenant_id, channel_id) references channels (tenant_id, id),
  foreign key (tenant_id, created_by) references users (tenant_id, id)
);
create index imports_updated on imports (tenant_id, updated_at, id);
comment on table imports is 'Files of mail that were handed in.';
comment on column imports.channel_id is 'The ledger they go through.';
comment on column imports.node is 'The data directory that holds the file.';
comment on column imports.file_name is 'As handed in.';
comment on column imports.file_size is 'Bytes.';
comment on column imports.contact_policy is 'Who becomes a contact.';
comment on column imports.include_own_domain is 'Whether colleagues become contacts too.';
comment on column imports.status is 'running, done or failed.';
comment on column imports.seen is 'Mails found so far.';
comment on column imports.imported is 'New messages.';
comment on column imports.merged is 'Copies of messages that were here already.';
comment on column imports.skipped is 'Passed over on purpose: reason to count.';
comment on column imports.failed is 'Could not be read; import_problems tells.';
comment on column imports.contacts is 'People that appeared.';
comment on column imports.companies is 'Companies that appeared.';
comment on column imports.bytes_read is 'How far the file is read.';
comment on column imports.error is 'What stopped it and what to do.';
comment on column imports.started_at is 'When reading began.';
comment on column imports.finished_at is 'When it was done or failed.';
select protect('imports');

create table import_problems (
  tenant_id  uuid        not null references tenants (id),
  id         uuid        not null,
  import_id  uuid        not null,
  place      text        not null,
  what       text        not null,
  what_to_do text        not null,
  created_at timestamptz not null default now(),
  is_deleted boolean     not null default false,
  primary key (tenant_id, id),
  foreign key (tenant_id, import_id) references imports (tenant_id, id)
);
create index import_problems_import on import_problems (tenant_id, import_id, id);
comment on table import_problems is 'What could not be read in an import.';
comment on column import_problems.import_id is 'The import.';
comment on column import_problems.place is 'Where: file and position.';
comment on column import_problems.what is 'What happened.';
comment on column import_problems.what_to_do is 'What a person can do.';
select protect('import_problems');
