-- One thought: programs come with keys of their own, which reach less far than their user.
create table api_keys (
  tenant_id    uuid        not null references tenants (id),
  id           uuid        not null,
  user_id      uuid        not null,
  name         text        not null,
  prefix       text        not null,
  scopes       text[]      not null,
  expires_at   timestamptz,
  last_used_at timestamptz,
  revoked_at   timestamptz,
  created_at   timestamptz not null default now(),
  is_deleted   boolean     not null default false,
  primary key (tenant_id, id),
  foreign key (tenant_id, user_id) references users (tenant_id, id)
);
create index api_keys_user on api_keys (tenant_id, user_id, id);
select protect('api_keys');
comment on table api_keys is 'Keys for programs. The directory holds a keyed hash of each.';
comment on column api_keys.user_id is 'In whose name it acts; their role is what counts at the time.';
comment on column api_keys.name is 'What it is for.';
comment on column api_keys.prefix is 'How the key begins, to recognise it.';
comment on column api_keys.scopes is 'Permissions that it reaches, as far as the role allows them.';
comment on column api_keys.expires_at is 'When it ends by itself; null for never.';
comment on column api_keys.last_used_at is 'To within some minutes: not every request writes.';
comment on column api_keys.revoked_at is 'When it was revoked.';
