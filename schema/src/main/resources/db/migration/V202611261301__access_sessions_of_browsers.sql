-- One thought: a session knows whether its token stays in a browser's cookie or a program holds it: the limits differ.
alter table user_sessions add column kind text not null default 'token' check (kind in ('browser', 'token'));
comment on column user_sessions.kind is 'browser: the token is in a cookie that no script reads; token: a program holds it.';
