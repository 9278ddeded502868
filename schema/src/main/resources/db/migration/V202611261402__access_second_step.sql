-- One thought: a second step at the door (RFC 6238), and codes for whoever lost their telephone.
create table user_totp (
  tenant_id    uuid        not null references tenants (id),
  user_id      uuid        not null,
  secret       bytea       not null,
  confirmed_at timestamptz,
  last_step    bigint      not null default 0,
  created_at   timestamptz not null default now(),
  is_deleted   boolean     not null default false,
  primary key (tenant_id, user_id),
  foreign key (tenant_id, user_id) references users (tenant_id, id)
);
select protect('user_totp');
comment on table user_totp is 'The second step of a user, if they have one.';
comment on column user_totp.user_id is 'Whose.';
comment on column user_totp.secret is 'The shared secret, sealed by the vault.';
comment on column user_totp.confirmed_at is 'When a code proved that the authenticator has it; until then it counts for nothing.';
comment on column user_totp.last_step is 'The time step of the last code that was taken: none is taken twice.';

create table recovery_codes (
  tenant_id  uuid        not null references tenants (id),
  user_id    uuid        not null,
  code_hash  bytea       not null,
  used_at    timestamptz,
  created_at timestamptz not null default now(),
  is_deleted boolean     not null default false,
  primary key (tenant_id, user_id, code_hash),
  foreign key (tenant_id, user_id) references users (tenant_id, id)
);
select protect('recovery_codes');
comment on table recovery_codes is 'Codes that stand in for the second step, each once.';
comment on column recovery_codes.user_id is 'Whose.';
comment on column recovery_codes.code_hash is 'HMAC-SHA256 of user and code under the installation''s master key.';
comment on column recovery_codes.used_at is 'When it was used up.';
