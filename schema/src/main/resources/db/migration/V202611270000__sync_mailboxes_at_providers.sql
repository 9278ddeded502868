-- One thought: a mailbox may lie at a provider, whose tokens are sealed and refreshed by one at a time.
alter table user_integrations
  drop constraint user_integrations_provider_check,
  add constraint user_integrations_provider_check check (provider in ('file', 'google')),
  drop constraint user_integrations_status_check,
  add constraint user_integrations_status_check check (status in ('active', 'paused', 'reauth', 'disconnected')),
  add column subject           text        collate "C",
  add column scopes            text[]      not null default '{}',
  add column access_sealed     bytea,
  add column access_expires_at timestamptz,
  add column refresh_sealed    bytea,
  add column token_version     int         not null default 0,
  add column refreshing_until  timestamptz,
  add column refused_at        timestamptz,
  add column connected_at      timestamptz,
  add column labels_only       text[]      not null default '{}',
  add column labels_without    text[]      not null default '{}',
  add column skip_internal     boolean     not null default false;
comment on column user_integrations.provider is 'Where it comes from: file or google.';
comment on column user_integrations.status is 'active; paused by its owner or because the provider forbids it; reauth: the owner has to allow it anew; disconnected.';
comment on column user_integrations.subject is 'The provider''s own id of the account: addresses change.';
comment on column user_integrations.scopes is 'What the owner allowed.';
comment on column user_integrations.access_sealed is 'The access token, sealed for user_integrations.access_sealed and this row.';
comment on column user_integrations.access_expires_at is 'By the database''s clock.';
comment on column user_integrations.refresh_sealed is 'The refresh token, sealed for user_integrations.refresh_sealed and this row.';
comment on column user_integrations.token_version is 'Counts the access tokens.';
comment on column user_integrations.refreshing_until is 'Somebody asks for a new access token, and has until then.';
comment on column user_integrations.refused_at is 'The refresh token was refused once; the second time it counts.';
comment on column user_integrations.connected_at is 'When its owner last allowed it.';
comment on column user_integrations.labels_only is 'Labels of which a mail must have one; empty for all mail.';
comment on column user_integrations.labels_without is 'Labels whose mail is left out.';
comment on column user_integrations.skip_internal is 'Whether mail among colleagues alone is left out.';
