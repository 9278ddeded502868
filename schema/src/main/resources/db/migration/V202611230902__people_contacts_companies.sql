create table companies (
  tenant_id         uuid        not null references tenants (id),
  id                uuid        not null,
  name              text        not null,
  sort_name         text        collate "C" not null,
  last_contacted_at timestamptz,
  field_sources     jsonb       not null default '{}',
  version           int         not null default 1,
  created_at        timestamptz not null default now(),
  updated_at        timestamptz not null default now(),
  created_by        uuid,
  source            text        not null,
  is_deleted        boolean     not null default false,
  primary key (tenant_id, id),
  foreign key (tenant_id, created_by) references users (tenant_id, id)
);
create index companies_updated on companies (tenant_id, updated_at, id);
create index companies_by_contact on companies (tenant_id, (coalesce(last_contacted_at, '-infinity'::timestamptz)) desc, id desc) where not is_deleted;
create index companies_by_name on companies (tenant_id, sort_name, id) where not is_deleted;
comment on table companies is 'Organisations that people outside the workspace work for.';
comment on column companies.name is 'As written, or made from the domain.';
comment on column companies.sort_name is 'The name normalised for sorting.';
comment on column companies.last_contacted_at is 'The newest human contact with any of its people.';
comment on column companies.field_sources is 'Per field: source, method, confidence. A field set by a person is pinned.';
select protect('companies');

create table company_domains (
  tenant_id  uuid    not null references tenants (id),
  domain     text    collate "C" not null,
  company_id uuid    not null,
  position   smallint not null default 0,
  is_deleted boolean not null default false,
  primary key (tenant_id, domain),
  foreign key (tenant_id, company_id) references companies (tenant_id, id)
);
create index company_domains_company on company_domains (tenant_id, company_id);
comment on table company_domains is 'Which company a registrable domain belongs to: the only place where companies are found or made.';
comment on column company_domains.domain is 'Registrable domain by the public suffix list, lower case, A-labels.';
comment on column company_domains.company_id is 'Its company.';
comment on column company_domains.position is 'Order of display; 0 is the main one.';
select protect('company_domains');

create table contacts (
  tenant_id         uuid        not null references tenants (id),
  id                uuid        not null,
  display_name      text        not null,
  first_name        text,
  last_name         text,
  title             text,
  sort_name         text        collate "C" not null,
  last_contacted_at timestamptz,
  field_sources     jsonb       not null default '{}',
  version           int         not null default 1,
  created_at        timestamptz not null default now(),
  updated_at        timestamptz not null default now(),
  created_by        uuid,
  source            text        not null,
  is_deleted        boolean     not null default false,
  primary key (tenant_id, id),
  foreign key (tenant_id, created_by) references users (tenant_id, id)
);
create index contacts_updated on contacts (tenant_id, updated_at, id);
create index contacts_by_contact on contacts (tenant_id, (coalesce(last_contacted_at, '-infinity'::timestamptz)) desc, id desc) where not is_deleted;
create index contacts_by_name on contacts (tenant_id, sort_name, id) where not is_deleted;
comment on table contacts is 'People outside the workspace.';
comment on column contacts.display_name is 'What they are called.';
comment on column contacts.first_name is 'Given name, when known.';
comment on column contacts.last_name is 'Family name, when known.';
comment on column contacts.title is 'What they do.';
comment on column contacts.sort_name is 'The display name normalised for sorting.';
comment on column contacts.last_contacted_at is 'The newest human mail, call or meeting with them.';
comment on column contacts.field_sources is 'Per field: source, method, confidence. A field set by a person is pinned.';
select protect('contacts');

create table contact_emails (
  tenant_id  uuid     not null references tenants (id),
  email_norm text     collate "C" not null,
  contact_id uuid     not null,
  email      text     not null,
  position   smallint not null default 0,
  is_deleted boolean  not null default false,
  primary key (tenant_id, email_norm),
  foreign key (tenant_id, contact_id) references contacts (tenant_id, id)
);
create index contact_emails_contact on contact_emails (tenant_id, contact_id);
comment on table contact_emails is 'Whose an address is: the only place where contacts are found or made. A row stays when its contact is put away, so that mail does not bring them back.';
comment on column contact_emails.email_norm is 'Trimmed, NFKC, lower case, IDN as A-labels.';
comment on column contact_emails.contact_id is 'Whose it is.';
comment on column contact_emails.email is 'As written.';
comment on column contact_emails.position is 'Order of display; 0 is the main one.';
select protect('contact_emails');

create table contact_phones (
  tenant_id  uuid     not null references tenants (id),
  contact_id uuid     not null,
  phone_norm text     collate "C" not null,
  phone      text     not null,
  position   smallint not null default 0,
  is_deleted boolean  not null default false,
  primary key (tenant_id, contact_id, phone_norm),
  foreign key (tenant_id, contact_id) references contacts (tenant_id, id)
);
create index contact_phones_number on contact_phones (tenant_id, phone_norm);
comment on table contact_phones is 'Telephone numbers of people; several people may share one.';
comment on column contact_phones.contact_id is 'Whose it is.';
comment on column contact_phones.phone_norm is 'E.164 where it can be told, else the digits.';
comment on column contact_phones.phone is 'As written.';
comment on column contact_phones.position is 'Order of display; 0 is the main one.';
select protect('contact_phones');

create table contact_companies (
  tenant_id  uuid        not null references tenants (id),
  id         uuid        not null,
  contact_id uuid        not null,
  company_id uuid        not null,
  from_date  date,
  to_date    date,
  is_current boolean     not null default true,
  source     text        not null,
  created_at timestamptz not null default now(),
  is_deleted boolean     not null default false,
  primary key (tenant_id, id),
  foreign key (tenant_id, contact_id) references contacts (tenant_id, id),
  foreign key (tenant_id, company_id) references companies (tenant_id, id)
);
create unique index contact_companies_current on contact_companies (tenant_id, contact_id) where is_current and not is_deleted;
create index contact_companies_company on contact_companies (tenant_id, company_id, contact_id) where not is_deleted;
comment on table contact_companies is 'Employment: who works, or worked, where. People change jobs.';
comment on column contact_companies.contact_id is 'Who.';
comment on column contact_companies.company_id is 'Where.';
comment on column contact_companies.from_date is 'Since when, if known.';
comment on column contact_companies.to_date is 'Until when, if it is over.';
comment on column contact_companies.is_current is 'The one job that is shown; at most one per person.';
select protect('contact_companies');

create table name_keys (
  tenant_id    uuid    not null references tenants (id),
  subject_kind text    collate "C" not null check (subject_kind in ('contact', 'company')),
  kind         text    collate "C" not null check (kind in ('start', 'within')),
  key          text    collate "C" not null,
  subject_id   uuid    not null,
  is_deleted   boolean not null default false,
  primary key (tenant_id, subject_kind, kind, key, subject_id)
);
create index name_keys_subject on name_keys (tenant_id, subject_id, key);
comment on table name_keys is 'Search rows, made from names, addresses and domains, found by = and ranges only: those use an index under row level security.';
comment on column name_keys.subject_kind is 'contact or company.';
comment on column name_keys.kind is 'start: a whole word; within: the rest of a word from some letter on. A range over both finds any substring.';
comment on column name_keys.key is 'Normalised: NFKC, lower case, no diacritics, Arabic letter variants as one.';
comment on column name_keys.subject_id is 'The contact or company.';
select protect('name_keys');
