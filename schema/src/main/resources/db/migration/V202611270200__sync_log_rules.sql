-- One thought: people say whose mail never becomes part of the record.
create table log_rules (
  tenant_id  uuid        not null references tenants (id),
  id         uuid        not null,
  user_id    uuid,
  pattern    text        collate "C" not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  is_deleted boolean     not null default false,
  primary key (tenant_id, id),
  unique nulls not distinct (tenant_id, user_id, pattern),
  foreign key (tenant_id, user_id) references users (tenant_id, id),
  foreign key (tenant_id, created_by) references users (tenant_id, id)
);
comment on table log_rules is 'Addresses whose mail is not kept, whatever else it says.';
comment on column log_rules.user_id is 'Whose mailboxes it holds for; null for all of the workspace.';
comment on column log_rules.pattern is 'Normalised: ann@acme.example; acme.example with all below it; *.acme.example for what is below it alone; *@acme.example, news*@acme.example.';
select protect('log_rules');
