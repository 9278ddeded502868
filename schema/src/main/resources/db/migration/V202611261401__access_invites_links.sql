-- One thought: links that are good once: they bring a colleague in, or somebody back who is locked out.
create table invites (
  tenant_id   uuid        not null references tenants (id),
  id          uuid        not null,
  email       text        not null,
  email_norm  text        collate "C" not null,
  name        text,
  role        text        not null check (role in ('admin', 'manager', 'rep')),
  expires_at  timestamptz not null,
  accepted_at timestamptz,
  revoked_at  timestamptz,
  created_at  timestamptz not null default now(),
  created_by  uuid        not null,
  is_deleted  boolean     not null default false,
  primary key (tenant_id, id),
  foreign key (tenant_id, created_by) references users (tenant_id, id)
);
create index invites_email on invites (tenant_id, email_norm);
select protect('invites');
comment on table invites is 'Invitations of colleagues. Which one a link belongs to is asked of the directory, which holds a keyed hash of its token.';
comment on column invites.email is 'As written by whoever invites.';
comment on column invites.email_norm is 'Trimmed, NFKC, lower case, IDN as A-labels: the account will have it.';
comment on column invites.name is 'What they will be called; null lets them say it.';
comment on column invites.role is 'What they will be: admin, manager or rep.';
comment on column invites.expires_at is 'From then on its link is worth nothing.';
comment on column invites.accepted_at is 'When it made an account: it makes one only.';
comment on column invites.revoked_at is 'When it was withdrawn, or a later one took its place.';

create table sign_in_links (
  tenant_id   uuid        not null references tenants (id),
  id          uuid        not null,
  user_id     uuid        not null,
  resets_totp boolean     not null,
  expires_at  timestamptz not null,
  used_at     timestamptz,
  failures    int         not null default 0,
  created_at  timestamptz not null default now(),
  created_by  uuid        not null,
  is_deleted  boolean     not null default false,
  primary key (tenant_id, id),
  foreign key (tenant_id, user_id) references users (tenant_id, id),
  foreign key (tenant_id, created_by) references users (tenant_id, id)
);
create index sign_in_links_user on sign_in_links (tenant_id, user_id);
select protect('sign_in_links');
comment on table sign_in_links is 'Links by which an admin lets a user choose a new password. The directory holds a keyed hash of the token.';
comment on column sign_in_links.user_id is 'Whom it signs in.';
comment on column sign_in_links.resets_totp is 'Whether using it switches their second step off.';
comment on column sign_in_links.expires_at is 'From then on it is worth nothing.';
comment on column sign_in_links.used_at is 'When it was used, or a later one took its place.';
comment on column sign_in_links.failures is 'Wrong codes of the second step: too many end it.';

comment on column directory.kind is 'What the key is: email, slack_team for the id of a Slack workspace, invite, sign_in_link or api_key for a token, google for a subject at Google.';
comment on column directory.subject_id is 'The user, installation, invitation, link or key, within that tenant.';
