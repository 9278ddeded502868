-- One thought: what people did, with the values before and after, can be added to and not changed.

create table audit_entries (
  tenant_id     uuid        not null references tenants (id),
  id            uuid        not null,
  at            timestamptz not null default now(),
  user_id       uuid,
  via           text        check (via in ('browser', 'token', 'apiKey', 'slack')),
  credential_id uuid,
  address       text,
  action        text        not null collate "C",
  subject_id    uuid,
  before        jsonb,
  after         jsonb,
  is_masked     boolean     not null default false,
  is_deleted    boolean     not null default false,
  primary key (tenant_id, id),
  foreign key (tenant_id, user_id) references users (tenant_id, id)
);
create index audit_entries_subject on audit_entries (tenant_id, subject_id, id);
create index audit_entries_user on audit_entries (tenant_id, user_id, id);
create index audit_entries_action on audit_entries (tenant_id, action, id);
select protect('audit_entries');
revoke update on audit_entries from ${runtime};

comment on table audit_entries is 'What people did: added to in the transaction that does it. The runtime login can neither change nor delete a row.';
comment on column audit_entries.at is 'When it was done.';
comment on column audit_entries.user_id is 'Who did it; null where nobody had signed in.';
comment on column audit_entries.via is 'What they were signed in by.';
comment on column audit_entries.credential_id is 'Which session, key or link.';
comment on column audit_entries.address is 'The IP address that the request came from; null for what was done later in somebody''s name.';
comment on column audit_entries.action is 'subject.verb, such as contact.changed.';
comment on column audit_entries.subject_id is 'What it was done to.';
comment on column audit_entries.before is 'The values before, of the fields that are otherwise since; never words of a mail or a note, never a secret.';
comment on column audit_entries.after is 'The same fields since.';
comment on column audit_entries.is_masked is 'The values were taken out when the person whom they are about was erased.';
comment on column audit_entries.is_deleted is 'Never: entries stay.';

-- A lawful erasure reaches the log too, by this door alone: it empties values, and leaves who did what and when.
create function mask_audit(subjects uuid[]) returns void language sql security definer set search_path = public as $$
  update audit_entries set before = null, after = null, is_masked = true
  where tenant_id = current_setting('app.tenant_id')::uuid and subject_id = any (subjects) and not is_deleted
    and (before is not null or after is not null)
$$;
revoke all on function mask_audit(uuid[]) from public;
grant execute on function mask_audit(uuid[]) to ${runtime};
comment on function mask_audit(uuid[]) is 'Empties the values that the audit log holds about records of the running tenant.';
