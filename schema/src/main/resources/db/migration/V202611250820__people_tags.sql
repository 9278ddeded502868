-- One thought: words that people put on people and companies, to find them again.

create table tags (
  tenant_id  uuid        not null references tenants (id),
  id         uuid        not null,
  name       text        not null,
  name_norm  text        collate "C" not null,
  version    int         not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  source     text        not null,
  is_deleted boolean     not null default false,
  primary key (tenant_id, id),
  foreign key (tenant_id, created_by) references users (tenant_id, id)
);
create unique index tags_name on tags (tenant_id, name_norm) where not is_deleted;
create index tags_updated on tags (tenant_id, updated_at, id);
create index tags_put_away on tags (tenant_id, id desc) where is_deleted;
comment on table tags is 'Words that people put on records, to find them again.';
comment on column tags.name is 'As written.';
comment on column tags.name_norm is 'Normalised as names are: one tag in use for each.';
select protect('tags');
comment on column tags.created_by is 'The user who wrote it down; null when it came with a record that it was put on.';

create table contact_tags (
  tenant_id  uuid    not null references tenants (id),
  tag_id     uuid    not null,
  contact_id uuid    not null,
  is_deleted boolean not null default false,
  primary key (tenant_id, tag_id, contact_id),
  foreign key (tenant_id, tag_id) references tags (tenant_id, id),
  foreign key (tenant_id, contact_id) references contacts (tenant_id, id)
);
create index contact_tags_contact on contact_tags (tenant_id, contact_id, tag_id);
comment on table contact_tags is 'Which person has which tag.';
comment on column contact_tags.tag_id is 'The tag.';
comment on column contact_tags.contact_id is 'Who has it.';
select protect('contact_tags');

create table company_tags (
  tenant_id  uuid    not null references tenants (id),
  tag_id     uuid    not null,
  company_id uuid    not null,
  is_deleted boolean not null default false,
  primary key (tenant_id, tag_id, company_id),
  foreign key (tenant_id, tag_id) references tags (tenant_id, id),
  foreign key (tenant_id, company_id) references companies (tenant_id, id)
);
create index company_tags_company on company_tags (tenant_id, company_id, tag_id);
comment on table company_tags is 'Which company has which tag.';
comment on column company_tags.tag_id is 'The tag.';
comment on column company_tags.company_id is 'Which company has it.';
select protect('company_tags');

-- As with addresses and domains, what a list shows stands on the row (ADR 0009): these triggers copy it, whoever writes there.
alter table contacts add column tags text[] not null default '{}';
alter table companies add column tags text[] not null default '{}';
comment on column contacts.tags is 'Copy of contact_tags and tags: the names of those in use, in order.';
comment on column companies.tags is 'Copy of company_tags and tags: the names of those in use, in order.';

create function show_contact_tags() returns trigger language plpgsql as $$
begin
  update contacts c set tags = s.tags
  from (
    select x.tenant_id, x.contact_id,
      array(
        select t.name from contact_tags l
        join tags t on t.tenant_id = l.tenant_id and t.id = l.tag_id and not t.is_deleted
        where l.tenant_id = x.tenant_id and l.contact_id = x.contact_id and not l.is_deleted
        order by t.name_norm) as tags
    from (select distinct tenant_id, contact_id from changed order by contact_id) x) s
  where c.tenant_id = s.tenant_id and c.id = s.contact_id and c.tags <> s.tags;
  return null;
end $$;
comment on function show_contact_tags() is 'Copies the tags of the contacts whose rows changed to contacts.tags.';

create function show_company_tags() returns trigger language plpgsql as $$
begin
  update companies c set tags = s.tags
  from (
    select x.tenant_id, x.company_id,
      array(
        select t.name from company_tags l
        join tags t on t.tenant_id = l.tenant_id and t.id = l.tag_id and not t.is_deleted
        where l.tenant_id = x.tenant_id and l.company_id = x.company_id and not l.is_deleted
        order by t.name_norm) as tags
    from (select distinct tenant_id, company_id from changed order by company_id) x) s
  where c.tenant_id = s.tenant_id and c.id = s.company_id and c.tags <> s.tags;
  return null;
end $$;
comment on function show_company_tags() is 'Copies the tags of the companies whose rows changed to companies.tags.';

-- A tag that gets another name, or is put away, shows on all that have it: their links are written anew as they are.
create function show_tag_everywhere() returns trigger language plpgsql as $$
begin
  update contact_tags l set is_deleted = l.is_deleted from changed t where l.tenant_id = t.tenant_id and l.tag_id = t.id;
  update company_tags l set is_deleted = l.is_deleted from changed t where l.tenant_id = t.tenant_id and l.tag_id = t.id;
  return null;
end $$;
comment on function show_tag_everywhere() is 'Lets the links of the tags that changed tell their records.';

create trigger show_contact_tags_of_new after insert on contact_tags referencing new table as changed
  for each statement execute function show_contact_tags();
create trigger show_contact_tags_of_changed after update on contact_tags referencing new table as changed
  for each statement execute function show_contact_tags();
create trigger show_company_tags_of_new after insert on company_tags referencing new table as changed
  for each statement execute function show_company_tags();
create trigger show_company_tags_of_changed after update on company_tags referencing new table as changed
  for each statement execute function show_company_tags();
create trigger show_tag_everywhere after update on tags referencing new table as changed
  for each statement execute function show_tag_everywhere();
