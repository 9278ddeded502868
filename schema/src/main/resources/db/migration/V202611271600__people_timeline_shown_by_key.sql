-- One thought: what is shown on a row is looked up and written by the row's key, whatever the statistics say of its workspace.
-- Of a workspace that the statistics do not know yet PostgreSQL expects one row, and walked through all of them for each row that changed.

create or replace function show_sender() returns trigger language plpgsql as $$
declare
  shown record;
begin
  for shown in
    select x.tenant_id, x.message_id, p.email_norm, p.name
    from (select distinct tenant_id, message_id from changed where role = 'from') x
    cross join lateral (
      select m.from_address, m.from_name from messages m where m.tenant_id = x.tenant_id and m.id = x.message_id
      offset 0) m
    left join lateral (
      select p.email_norm, p.name from message_participants p
      where p.tenant_id = x.tenant_id and p.message_id = x.message_id and p.role = 'from' and not p.is_deleted
      order by p.position, p.email_norm
      limit 1) p on true
    where m.from_address is distinct from p.email_norm or m.from_name is distinct from p.name
    order by x.message_id
  loop
    update messages set from_address = shown.email_norm, from_name = shown.name
    where tenant_id = shown.tenant_id and id = shown.message_id;
  end loop;
  return null;
end $$;

create or replace function show_emails() returns trigger language plpgsql as $$
declare
  shown record;
begin
  for shown in
    select x.tenant_id, x.contact_id, n.emails
    from (select distinct tenant_id, contact_id from changed) x
    cross join lateral (
      select c.emails from contacts c where c.tenant_id = x.tenant_id and c.id = x.contact_id
      offset 0) c
    cross join lateral (
      select array(
        select e.email from contact_emails e
        where e.tenant_id = x.tenant_id and e.contact_id = x.contact_id and not e.is_deleted
        order by e.position, e.email_norm) as emails) n
    where c.emails <> n.emails
    order by x.contact_id
  loop
    update contacts set emails = shown.emails where tenant_id = shown.tenant_id and id = shown.contact_id;
  end loop;
  return null;
end $$;

create or replace function show_phones() returns trigger language plpgsql as $$
declare
  shown record;
begin
  for shown in
    select x.tenant_id, x.contact_id, n.phones
    from (select distinct tenant_id, contact_id from changed) x
    cross join lateral (
      select c.phones from contacts c where c.tenant_id = x.tenant_id and c.id = x.contact_id
      offset 0) c
    cross join lateral (
      select array(
        select p.phone from contact_phones p
        where p.tenant_id = x.tenant_id and p.contact_id = x.contact_id and not p.is_deleted
        order by p.position, p.phone_norm) as phones) n
    where c.phones <> n.phones
    order by x.contact_id
  loop
    update contacts set phones = shown.phones where tenant_id = shown.tenant_id and id = shown.contact_id;
  end loop;
  return null;
end $$;

create or replace function show_job() returns trigger language plpgsql as $$
declare
  shown record;
begin
  for shown in
    select x.tenant_id, x.contact_id, n.company_id
    from (select distinct tenant_id, contact_id from changed) x
    cross join lateral (
      select c.company_id from contacts c where c.tenant_id = x.tenant_id and c.id = x.contact_id
      offset 0) c
    cross join lateral (
      select (
        select j.company_id from contact_companies j
        where j.tenant_id = x.tenant_id and j.contact_id = x.contact_id and j.is_current and not j.is_deleted) as company_id) n
    where c.company_id is distinct from n.company_id
    order by x.contact_id
  loop
    update contacts set company_id = shown.company_id where tenant_id = shown.tenant_id and id = shown.contact_id;
  end loop;
  return null;
end $$;

create or replace function show_domains() returns trigger language plpgsql as $$
declare
  shown record;
begin
  for shown in
    select x.tenant_id, x.company_id, n.domains
    from (select distinct tenant_id, company_id from changed) x
    cross join lateral (
      select c.domains from companies c where c.tenant_id = x.tenant_id and c.id = x.company_id
      offset 0) c
    cross join lateral (
      select array(
        select d.domain from company_domains d
        where d.tenant_id = x.tenant_id and d.company_id = x.company_id and not d.is_deleted
        order by d.position, d.domain) as domains) n
    where c.domains <> n.domains
    order by x.company_id
  loop
    update companies set domains = shown.domains where tenant_id = shown.tenant_id and id = shown.company_id;
  end loop;
  return null;
end $$;
