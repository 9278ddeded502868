-- One thought: what seals secrets are keysets of the installation and of each tenant, themselves sealed by the master key, so that
-- keys can be changed while everything runs.
create table keysets (
  owner      text        primary key collate "C",
  sealed     bytea       not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on table keysets is 'Tink keysets, sealed by the master key with their owner bound in. Outside row level security: the installation''s own, and all must be sealed anew when the master key changes. Read by vault alone.';
comment on column keysets.owner is 'installation, installation/hash, or a tenant''s id.';
comment on column keysets.sealed is 'The encrypted keyset; empty: this database is older than keysets, its keys come straight from the master key until the first start adopts them.';
comment on column keysets.created_at is 'When it was made.';
comment on column keysets.updated_at is 'When it got another key, or was sealed by another master key.';
grant select, insert, update on keysets to ${runtime};

insert into keysets (owner, sealed)
select owner, '' from (values ('installation'), ('installation/hash')) o (owner) where exists (select 1 from signing_keys);
