-- One thought: a conversation is found by hashes of the Message-IDs in it, since programs make those of people's addresses, and every
-- answer repeats them: they would outlast an erasure.
alter table thread_refs no force row level security;
update thread_refs set key = 'm:' || left(encode(sha256(convert_to(substr(key, 3), 'UTF8')), 'hex'), 32) || case when is_deleted then ' of ' || thread_id else '' end
where tenant_id is not null and is_deleted in (false, true) and key like 'm:%';
alter table thread_refs force row level security;
comment on column thread_refs.key is 'm: and the first 128 bits of the Message-ID''s SHA-256 in hex, or g:<channel>:<thread id>.';
