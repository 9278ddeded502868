-- One thought: which Slack workspace is which of ours, and who in it is who here.
create table slack_installations (
  tenant_id  uuid        not null references tenants (id),
  id         uuid        not null,
  team_id    text        collate "C" not null,
  team_name  text        not null,
  bot_token  bytea,
  version    int         not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  source     text        not null default 'person',
  is_deleted boolean     not null default false,
  primary key (tenant_id, id),
  unique (tenant_id, team_id),
  foreign key (tenant_id, created_by) references users (tenant_id, id)
);
create index slack_installations_updated on slack_installations (tenant_id, updated_at, id);
comment on table slack_installations is 'Slack workspaces that belong to a workspace. Which tenant a team belongs to is asked of the directory.';
comment on column slack_installations.team_id is 'Slack''s id of its workspace, such as T0123.';
comment on column slack_installations.team_name is 'As its people call it.';
comment on column slack_installations.bot_token is 'The bot''s token, sealed by the vault; null as long as nothing but answers goes to Slack.';
select protect('slack_installations');

create table slack_users (
  tenant_id     uuid        not null references tenants (id),
  id            uuid        not null,
  team_id       text        collate "C" not null,
  slack_user_id text        collate "C" not null,
  user_id       uuid        not null,
  version       int         not null default 1,
  created_at    timestamptz not null default now(),
  updated_at    timestamptz not null default now(),
  source        text        not null default 'person',
  is_deleted    boolean     not null default false,
  primary key (tenant_id, id),
  unique (tenant_id, team_id, slack_user_id),
  foreign key (tenant_id, team_id) references slack_installations (tenant_id, team_id),
  foreign key (tenant_id, user_id) references users (tenant_id, id)
);
create index slack_users_user on slack_users (tenant_id, user_id);
comment on table slack_users is 'Who somebody in Slack is here: they ask with that user''s eyes. Whoever is not here gets no data.';
comment on column slack_users.team_id is 'Their Slack workspace.';
comment on column slack_users.slack_user_id is 'Slack''s id of the person, such as U0123.';
comment on column slack_users.user_id is 'The user who said so, signed in.';
select protect('slack_users');

create table slack_seen (
  key        bytea       primary key,
  good_until timestamptz not null
);
create index slack_seen_until on slack_seen (good_until);
comment on table slack_seen is 'What is good once: signatures of requests and links to link an account. Outside row level security, since it is asked before the tenant is known; rows are forgotten when the thing would be too old anyway.';
comment on column slack_seen.key is 'The signature, or the link''s random id.';
comment on column slack_seen.good_until is 'From then on its age refuses it.';
grant select, insert, delete on slack_seen to ${runtime};

comment on column directory.kind is 'What the key is: email, or slack_team for the id of a Slack workspace.';
comment on column directory.subject_id is 'The user or the Slack installation, within that tenant.';
