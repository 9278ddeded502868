create table tenants (
  id                 uuid        primary key,
  name               text        not null,
  locale             text        not null default 'en',
  timezone           text        not null default 'UTC',
  week_start         smallint    not null default 1 check (week_start between 1 and 7),
  working_days       smallint[]  not null default '{1,2,3,4,5}',
  currency           char(3)     not null default 'USD',
  phone_region       char(2)     not null default 'US',
  contact_policy     text        not null default 'wroteTo' check (contact_policy in ('wroteTo', 'everyone', 'off')),
  include_own_domain boolean     not null default false,
  version            int         not null default 1,
  created_at         timestamptz not null default now(),
  updated_at         timestamptz not null default now(),
  source             text        not null default 'person',
  is_deleted         boolean     not null default false
);
comment on table tenants is 'Workspaces: one company''s team. The only tenant table whose id is the tenant.';
comment on column tenants.id is 'The tenant.';
comment on column tenants.name is 'As its people call it.';
comment on column tenants.locale is 'Language of texts: en or ar.';
comment on column tenants.timezone is 'IANA zone in which days begin.';
comment on column tenants.week_start is 'ISO day on which weeks begin: 1 Monday to 7 Sunday.';
comment on column tenants.working_days is 'ISO days on which people work.';
comment on column tenants.currency is 'ISO 4217, for amounts said without one.';
comment on column tenants.phone_region is 'ISO 3166, for numbers written without a country.';
comment on column tenants.contact_policy is 'Which correspondents become contacts by themselves.';
comment on column tenants.include_own_domain is 'Whether colleagues become contacts too.';
comment on column tenants.version is 'Raised by one with every change; the ETag.';
comment on column tenants.created_at is 'When the workspace was registered.';
comment on column tenants.updated_at is 'When a setting was last changed.';
comment on column tenants.source is 'What wrote it: person or demo.';
comment on column tenants.is_deleted is 'Closed.';
alter table tenants enable row level security;
alter table tenants force row level security;
create policy of_tenant on tenants using (id = current_setting('app.tenant_id')::uuid);
grant select, insert, update on tenants to ${runtime};

create table users (
  tenant_id     uuid        not null references tenants (id),
  id            uuid        not null,
  email         text        not null,
  email_norm    text        collate "C" not null,
  name          text        not null,
  password_hash text,
  role          text        not null check (role in ('admin', 'manager', 'rep')),
  status        text        not null default 'active' check (status in ('active', 'disabled')),
  token_version int         not null default 1,
  locale        text,
  timezone      text,
  version       int         not null default 1,
  created_at    timestamptz not null default now(),
  updated_at    timestamptz not null default now(),
  created_by    uuid,
  source        text        not null default 'person',
  is_deleted    boolean     not null default false,
  primary key (tenant_id, id),
  foreign key (tenant_id, created_by) references users (tenant_id, id)
);
create unique index users_email on users (tenant_id, email_norm) where not is_deleted;
create index users_updated on users (tenant_id, updated_at, id);
comment on table users is 'People who sign in.';
comment on column users.email is 'As written.';
comment on column users.email_norm is 'Trimmed, NFKC, lower case, IDN as A-labels.';
comment on column users.name is 'As colleagues call them.';
comment on column users.password_hash is 'Argon2id in PHC form; null when they sign in elsewhere.';
comment on column users.role is 'admin, manager or rep.';
comment on column users.status is 'A disabled user''s tokens are worth nothing.';
comment on column users.token_version is 'Raised to end all tokens at once.';
comment on column users.locale is 'Language; null takes the workspace''s.';
comment on column users.timezone is 'IANA zone; null takes the workspace''s.';
select protect('users');

create table user_sessions (
  tenant_id  uuid        not null references tenants (id),
  id         uuid        not null,
  user_id    uuid        not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at   timestamptz,
  is_deleted boolean     not null default false,
  primary key (tenant_id, id),
  foreign key (tenant_id, user_id) references users (tenant_id, id)
);
create index user_sessions_user on user_sessions (tenant_id, user_id);
comment on table user_sessions is 'One row per sign-in; its id is the token''s sid.';
comment on column user_sessions.user_id is 'Who signed in.';
comment on column user_sessions.expires_at is 'When its token ends by itself.';
comment on column user_sessions.ended_at is 'When it was signed out.';
select protect('user_sessions');

create table directory (
  kind       text  not null,
  key_hash   bytea not null,
  tenant_id  uuid  not null references tenants (id),
  subject_id uuid  not null,
  primary key (kind, key_hash)
);
comment on table directory is 'What is asked before the tenant is known: which tenant and subject a sign-in address or key belongs to. Outside row level security; read by access alone.';
comment on column directory.kind is 'What the key is: email.';
comment on column directory.key_hash is 'HMAC-SHA256 of the normalised key under the installation''s master key.';
comment on column directory.tenant_id is 'Where it belongs.';
comment on column directory.subject_id is 'The user, within that tenant.';
grant select, insert on directory to ${runtime};

create table signing_keys (
  kid        text        primary key,
  sealed     bytea       not null,
  created_at timestamptz not null default now(),
  retired_at timestamptz
);
comment on table signing_keys is 'The installation''s ES256 keys for tokens. Outside row level security; read by access alone.';
comment on column signing_keys.kid is 'Key id in a token''s header.';
comment on column signing_keys.sealed is 'The private JWK, sealed by the master key.';
comment on column signing_keys.created_at is 'The newest one that is not retired signs.';
comment on column signing_keys.retired_at is 'From then on it neither signs nor verifies.';
grant select, insert, update on signing_keys to ${runtime};
