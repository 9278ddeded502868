-- One thought: others may say who somebody is: Google, or a workspace's own OpenID provider.
create table sign_in_providers (
  tenant_id     uuid        not null references tenants (id),
  issuer        text        not null,
  client_id     text        not null,
  client_secret bytea,
  updated_at    timestamptz not null default now(),
  created_by    uuid        not null,
  is_deleted    boolean     not null default false,
  primary key (tenant_id),
  foreign key (tenant_id, created_by) references users (tenant_id, id)
);
select protect('sign_in_providers');
comment on table sign_in_providers is 'The OpenID provider of a workspace, if it has one.';
comment on column sign_in_providers.issuer is 'Its issuer identifier: an https address.';
comment on column sign_in_providers.client_id is 'What the workspace is called there.';
comment on column sign_in_providers.client_secret is 'Sealed by the vault; null for a public client.';

create table user_identities (
  tenant_id  uuid        not null references tenants (id),
  user_id    uuid        not null,
  issuer     text        not null,
  subject    text        collate "C" not null,
  created_at timestamptz not null default now(),
  is_deleted boolean     not null default false,
  primary key (tenant_id, user_id, issuer),
  unique (tenant_id, issuer, subject),
  foreign key (tenant_id, user_id) references users (tenant_id, id)
);
select protect('user_identities');
comment on table user_identities is 'Who a user is at a provider: from the first sign-in on, its subject counts and not the address.';
comment on column user_identities.user_id is 'The user here.';
comment on column user_identities.issuer is 'The provider.';
comment on column user_identities.subject is 'The provider''s own name of the person, which never changes.';
