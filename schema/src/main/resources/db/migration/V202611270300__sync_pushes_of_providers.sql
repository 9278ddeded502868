-- One thought: a provider may tell by itself that something happened in a mailbox, and names it by its address alone.
alter table channels
  add column watch_due_at timestamptz,
  add column pushed_at    timestamptz;
comment on column channels.watch_due_at is 'When the provider is next asked to tell of changes by itself; null for as soon as can be.';
comment on column channels.pushed_at is 'When the provider last told of a change by itself.';

create table watched_addresses (
  key_hash   bytea not null,
  tenant_id  uuid  not null references tenants (id),
  channel_id uuid  not null,
  primary key (key_hash, tenant_id, channel_id)
);
comment on table watched_addresses is 'Where a push about an address belongs, asked before the tenant is known; several workspaces may read one mailbox. Outside row level security; what it names is asked again within its workspace.';
comment on column watched_addresses.key_hash is 'HMAC-SHA256 of the provider and the normalised address under the installation''s master key.';
comment on column watched_addresses.tenant_id is 'The workspace.';
comment on column watched_addresses.channel_id is 'The channel within it.';
grant select, insert on watched_addresses to ${runtime};
