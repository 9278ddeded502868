-- One thought: what a list shows of a person or a company stands in its row, so that a page is one index scan. The tables of
-- addresses, numbers, jobs and domains stay the truth; these triggers copy it, whoever writes there.

alter table contacts
  add column emails     text[] not null default '{}',
  add column phones     text[] not null default '{}',
  add column company_id uuid;
comment on column contacts.emails is 'Copy of contact_emails: those in use, as written, in order.';
comment on column contacts.phones is 'Copy of contact_phones: those in use, as written, in order.';
comment on column contacts.company_id is 'Copy of contact_companies: where they work now.';
create index contacts_of_company on contacts (tenant_id, company_id) where not is_deleted and company_id is not null;

alter table companies add column domains text[] not null default '{}';
comment on column companies.domains is 'Copy of company_domains: those in use, in order.';

create function show_emails() returns trigger language plpgsql as $$
begin
  update contacts c set emails = s.emails
  from (
    select x.tenant_id, x.contact_id,
      array(
        select e.email from contact_emails e
        where e.tenant_id = x.tenant_id and e.contact_id = x.contact_id and not e.is_deleted
        order by e.position, e.email_norm) as emails
    from (select distinct tenant_id, contact_id from changed order by contact_id) x) s
  where c.tenant_id = s.tenant_id and c.id = s.contact_id and c.emails <> s.emails;
  return null;
end $$;
comment on function show_emails() is 'Copies the addresses of the contacts whose rows changed to contacts.emails.';

create function show_phones() returns trigger language plpgsql as $$
begin
  update contacts c set phones = s.phones
  from (
    select x.tenant_id, x.contact_id,
      array(
        select p.phone from contact_phones p
        where p.tenant_id = x.tenant_id and p.contact_id = x.contact_id and not p.is_deleted
        order by p.position, p.phone_norm) as phones
    from (select distinct tenant_id, contact_id from changed order by contact_id) x) s
  where c.tenant_id = s.tenant_id and c.id = s.contact_id and c.phones <> s.phones;
  return null;
end $$;
comment on function show_phones() is 'Copies the numbers of the contacts whose rows changed to contacts.phones.';

create function show_job() returns trigger language plpgsql as $$
begin
  update contacts c set company_id = s.company_id
  from (
    select x.tenant_id, x.contact_id,
      (select j.company_id from contact_companies j
       where j.tenant_id = x.tenant_id and j.contact_id = x.contact_id and j.is_current and not j.is_deleted) as company_id
    from (select distinct tenant_id, contact_id from changed order by contact_id) x) s
  where c.tenant_id = s.tenant_id and c.id = s.contact_id and c.company_id is distinct from s.company_id;
  return null;
end $$;
comment on function show_job() is 'Copies the current job of the contacts whose rows changed to contacts.company_id.';

create function show_domains() returns trigger language plpgsql as $$
begin
  update companies c set domains = s.domains
  from (
    select x.tenant_id, x.company_id,
      array(
        select d.domain from company_domains d
        where d.tenant_id = x.tenant_id and d.company_id = x.company_id and not d.is_deleted
        order by d.position, d.domain) as domains
    from (select distinct tenant_id, company_id from changed order by company_id) x) s
  where c.tenant_id = s.tenant_id and c.id = s.company_id and c.domains <> s.domains;
  return null;
end $$;
comment on function show_domains() is 'Copies the domains of the companies whose rows changed to companies.domains.';

-- An address, a number or a domain that moves changes two rows: the one before hears of it by the old table.
do $$
declare
  copied constant text[][] := '{{contact_emails, show_emails}, {contact_phones, show_phones}, {contact_companies, show_job},
    {company_domains, show_domains}}';
  c text[];
begin
  foreach c slice 1 in array copied loop
    execute format('create trigger %2$s_of_new after insert on %1$s referencing new table as changed
      for each statement execute function %2$s()', c[1], c[2]);
    execute format('create trigger %2$s_of_changed after update on %1$s referencing new table as changed
      for each statement execute function %2$s()', c[1], c[2]);
    execute format('create trigger %2$s_of_before after update on %1$s referencing old table as changed
      for each statement execute function %2$s()', c[1], c[2]);
  end loop;
end $$;

-- What is here already. The owner is not bound while the policies are not forced, which no other session sees.
alter table contacts no force row level security;
alter table contact_emails no force row level security;
alter table contact_phones no force row level security;
alter table contact_companies no force row level security;
alter table companies no force row level security;
alter table company_domains no force row level security;

update contacts c
set emails = array(
    select e.email from contact_emails e
    where e.tenant_id = c.tenant_id and e.contact_id = c.id and not e.is_deleted
    order by e.position, e.email_norm),
  phones = array(
    select p.phone from contact_phones p
    where p.tenant_id = c.tenant_id and p.contact_id = c.id and not p.is_deleted
    order by p.position, p.phone_norm),
  company_id = (
    select j.company_id from contact_companies j
    where j.tenant_id = c.tenant_id and j.contact_id = c.id and j.is_current and not j.is_deleted);
update companies c
set domains = array(
  select d.domain from company_domains d
  where d.tenant_id = c.tenant_id and d.company_id = c.id and not d.is_deleted
  order by d.position, d.domain);

alter table contacts force row level security;
alter table contact_emails force row level security;
alter table contact_phones force row level security;
alter table contact_companies force row level security;
alter table companies force row level security;
alter table company_domains force row level security;
