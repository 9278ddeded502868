-- One thought: people see where they are signed in: from what, from where, when it was last used.
alter table user_sessions add column device text not null default 'unknown';
alter table user_sessions add column address text;
alter table user_sessions add column last_used_at timestamptz not null default now();
comment on column user_sessions.device is 'Browser and system in words, read from the User-Agent header when it was opened.';
comment on column user_sessions.address is 'The IP address that it was opened from.';
comment on column user_sessions.last_used_at is 'To within some minutes: not every request writes.';
drop index user_sessions_user;
create index user_sessions_user on user_sessions (tenant_id, user_id, id);
