-- One thought: what is being sold, to whom, how far it is.

create table pipelines (
  tenant_id  uuid        not null references tenants (id),
  id         uuid        not null,
  name       text        not null,
  is_default boolean     not null default false,
  version    int         not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  source     text        not null,
  is_deleted boolean     not null default false,
  primary key (tenant_id, id),
  foreign key (tenant_id, created_by) references users (tenant_id, id)
);
create unique index pipelines_default on pipelines (tenant_id) where is_default and not is_deleted;
create index pipelines_updated on pipelines (tenant_id, updated_at, id);
comment on table pipelines is 'Ways that deals go, stage by stage.';
comment on column pipelines.name is 'As people call it.';
comment on column pipelines.is_default is 'Where deals go that name none: exactly one of a workspace.';

create table stages (
  tenant_id   uuid        not null references tenants (id),
  id          uuid        not null,
  pipeline_id uuid        not null,
  name        text        not null,
  position    smallint    not null,
  kind        text        collate "C" not null check (kind in ('open', 'won', 'lost')),
  probability smallint    not null check (probability between 0 and 100),
  created_at  timestamptz not null default now(),
  is_deleted  boolean     not null default false,
  primary key (tenant_id, id),
  unique (tenant_id, pipeline_id, id),
  foreign key (tenant_id, pipeline_id) references pipelines (tenant_id, id)
);
comment on table stages is 'Steps of a pipeline; they change with it, under its version.';
comment on column stages.pipeline_id is 'Of which pipeline.';
comment on column stages.name is 'As people call it.';
comment on column stages.position is 'Order within the pipeline, from 0.';
comment on column stages.kind is 'What a deal that stands here is: open, won or lost.';
comment on column stages.probability is 'Per cent of such deals that are won in the end.';

create table deals (
  tenant_id     uuid          not null references tenants (id),
  id            uuid          not null,
  name          text          not null,
  sort_name     text          collate "C" not null,
  pipeline_id   uuid          not null,
  stage_id      uuid          not null,
  staged_at     timestamptz   not null default now(),
  closed_at     timestamptz,
  company_id    uuid,
  amount        numeric(19,4) check (amount >= 0),
  currency      char(3),
  close_date    date,
  owner_id      uuid,
  field_sources jsonb         not null default '{}',
  version       int           not null default 1,
  created_at    timestamptz   not null default now(),
  updated_at    timestamptz   not null default now(),
  created_by    uuid,
  source        text          not null,
  is_deleted    boolean       not null default false,
  primary key (tenant_id, id),
  check ((amount is null) = (currency is null)),
  foreign key (tenant_id, pipeline_id, stage_id) references stages (tenant_id, pipeline_id, id),
  foreign key (tenant_id, company_id) references companies (tenant_id, id),
  foreign key (tenant_id, owner_id) references users (tenant_id, id),
  foreign key (tenant_id, created_by) references users (tenant_id, id)
);
create index deals_updated on deals (tenant_id, updated_at, id);
create index deals_by_name on deals (tenant_id, sort_name, id) where not is_deleted;
create index deals_by_close_date on deals (tenant_id, (coalesce(close_date, 'infinity'::date)), id) where not is_deleted;
create index deals_of_stage on deals (tenant_id, stage_id, id desc);
create index deals_of_company on deals (tenant_id, company_id, id desc) where company_id is not null and not is_deleted;
create index deals_of_owner on deals (tenant_id, owner_id, id desc) where owner_id is not null and not is_deleted;
create index deals_put_away on deals (tenant_id, id desc) where is_deleted;
comment on table deals is 'What is being sold to somebody, or was, or was not.';
comment on column deals.name is 'As written.';
comment on column deals.sort_name is 'The name normalised for sorting.';
comment on column deals.pipeline_id is 'Which way it goes.';
comment on column deals.stage_id is 'How far it is; whether it is open, won or lost is its stage''s kind.';
comment on column deals.staged_at is 'Since when it stands there.';
comment on column deals.closed_at is 'When it was won or lost; null while it is open.';
comment on column deals.company_id is 'Who would buy.';
comment on column deals.amount is 'How much, in its currency; never added to another currency''s.';
comment on column deals.currency is 'ISO 4217.';
comment on column deals.close_date is 'The day on which it is expected to be decided.';
comment on column deals.owner_id is 'The user who sells.';
comment on column deals.field_sources is 'Per field: source, method, confidence. A field set by a person is pinned.';

create table deal_contacts (
  tenant_id  uuid     not null references tenants (id),
  deal_id    uuid     not null,
  contact_id uuid     not null,
  position   smallint not null default 0,
  is_deleted boolean  not null default false,
  primary key (tenant_id, deal_id, contact_id),
  foreign key (tenant_id, deal_id) references deals (tenant_id, id),
  foreign key (tenant_id, contact_id) references contacts (tenant_id, id)
);
create index deal_contacts_contact on deal_contacts (tenant_id, contact_id, deal_id);
comment on table deal_contacts is 'Whom a deal is talked over with.';
comment on column deal_contacts.deal_id is 'What.';
comment on column deal_contacts.contact_id is 'With whom.';
comment on column deal_contacts.position is 'Order of display; 0 is the main one.';

-- Workspaces that are here already get the pipeline that new ones get when they are registered (Pipelines.found). It is not made
-- when it is first asked for, since reading must not write. The owner is not bound while the policies are not forced.
alter table tenants no force row level security;

insert into pipelines (tenant_id, id, name, is_default, source)
select t.id, gen_random_uuid(), case t.locale when 'ar' then 'المبيعات' else 'Sales' end, true, t.source
from tenants t;

insert into stages (tenant_id, id, pipeline_id, name, position, kind, probability)
select p.tenant_id, gen_random_uuid(), p.id, case t.locale when 'ar' then s.ar else s.en end, s.position, s.kind, s.probability
from pipelines p
join tenants t on t.id = p.tenant_id
cross join (values
  (0, 'Lead', 'عميل محتمل', 'open', 10),
  (1, 'Qualified', 'مؤهَّل', 'open', 25),
  (2, 'Proposal', 'عرض', 'open', 50),
  (3, 'Negotiation', 'تفاوض', 'open', 75),
  (4, 'Won', 'مكسوبة', 'won', 100),
  (5, 'Lost', 'خاسرة', 'lost', 0)) as s (position, en, ar, kind, probability);

alter table tenants force row level security;

select protect('pipelines');
select protect('stages');
select protect('deals');
select protect('deal_contacts');
