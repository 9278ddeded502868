-- One thought: who becomes a contact can be decided again, from what is stored.
alter table correspondents
  add column wrote_to   boolean not null default false,
  add column has_person boolean not null default false;
comment on column correspondents.wrote_to is 'The owner wrote to them, not in a mass mail and not by machine.';
comment on column correspondents.has_person is 'A person wrote from there.';

-- What was judged before kept no evidence: as near to it as its counts tell.
alter table correspondents no force row level security;
update correspondents
set wrote_to = outbound > 0 and reason <> 'massMail', has_person = inbound > 0 and reason <> 'automated'
where tenant_id is not null and is_deleted in (false, true);
alter table correspondents force row level security;

create table address_rules (
  tenant_id  uuid        not null references tenants (id),
  subject    text        collate "C" not null,
  verdict    text        collate "C" not null check (verdict in ('always', 'never')),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  is_deleted boolean     not null default false,
  primary key (tenant_id, subject),
  foreign key (tenant_id, created_by) references users (tenant_id, id)
);
comment on table address_rules is 'What people said of an address or a domain, against the workspace''s contact policy.';
comment on column address_rules.subject is 'A normalised address, or a domain for all addresses in it and below it. The address beats the domain, the longer domain the shorter.';
comment on column address_rules.verdict is 'always: makes a contact; never: makes none.';
select protect('address_rules');
