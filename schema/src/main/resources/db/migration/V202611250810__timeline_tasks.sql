-- One thought: what is still to be done, by whom, and about whom or what.
create table tasks (
  tenant_id   uuid        not null references tenants (id),
  id          uuid        not null,
  kind        text        collate "C" not null check (kind in ('task', 'reminder')),
  title       text        not null,
  due_date    date,
  due_time    time,
  due_zone    text,
  assignee_id uuid,
  done_at     timestamptz,
  contact_id  uuid,
  company_id  uuid,
  deal_id     uuid,
  version     int         not null default 1,
  created_at  timestamptz not null default now(),
  updated_at  timestamptz not null default now(),
  created_by  uuid,
  source      text        not null,
  is_deleted  boolean     not null default false,
  primary key (tenant_id, id),
  check ((due_time is null) = (due_zone is null)),
  check (due_time is null or due_date is not null),
  foreign key (tenant_id, assignee_id) references users (tenant_id, id),
  foreign key (tenant_id, contact_id) references contacts (tenant_id, id),
  foreign key (tenant_id, company_id) references companies (tenant_id, id),
  foreign key (tenant_id, deal_id) references deals (tenant_id, id),
  foreign key (tenant_id, created_by) references users (tenant_id, id)
);
create index tasks_updated on tasks (tenant_id, updated_at, id);
create index tasks_by_due on tasks (tenant_id, (coalesce(due_date, 'infinity'::date) + coalesce(due_time, '00:00'::time)), id)
  where not is_deleted;
create index tasks_open on tasks (tenant_id, assignee_id, (coalesce(due_date, 'infinity'::date) + coalesce(due_time, '00:00'::time)), id)
  where done_at is null and not is_deleted;
create index tasks_done on tasks (tenant_id, done_at desc, id desc) where done_at is not null and not is_deleted;
create index tasks_of_contact on tasks (tenant_id, contact_id) where contact_id is not null and not is_deleted;
create index tasks_of_company on tasks (tenant_id, company_id) where company_id is not null and not is_deleted;
create index tasks_of_deal on tasks (tenant_id, deal_id) where deal_id is not null and not is_deleted;
create index tasks_put_away on tasks (tenant_id, id desc) where is_deleted;
comment on table tasks is 'What people mean to do, and what they want to be reminded of.';
comment on column tasks.kind is 'task or reminder.';
comment on column tasks.title is 'What to do.';
comment on column tasks.due_date is 'On which day; null when it does not matter.';
comment on column tasks.due_time is 'At what time by the clock on the wall; null for all day.';
comment on column tasks.due_zone is 'IANA zone of that clock; null for all day.';
comment on column tasks.assignee_id is 'The user who is to do it.';
comment on column tasks.done_at is 'When it was done; null while it is open.';
comment on column tasks.contact_id is 'Whom it is about.';
comment on column tasks.company_id is 'Which company it is about.';
comment on column tasks.deal_id is 'Which deal it is about.';
select protect('tasks');
