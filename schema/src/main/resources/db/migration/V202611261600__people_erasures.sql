-- One thought: a person is erased by masking, with a receipt, and what says who they were is kept as keyed hashes only.
create table erasures (
  tenant_id   uuid        not null references tenants (id),
  id          uuid        not null,
  contact_id  uuid        not null,
  status      text        collate "C" not null default 'running' check (status in ('running', 'done', 'failed')),
  reason      text        collate "C" check (reason in ('notNeeded', 'consentWithdrawn', 'objection', 'unlawful', 'legalObligation')),
  counts      jsonb       not null default '{}',
  sealed      bytea,
  finished_at timestamptz,
  version     int         not null default 1,
  created_at  timestamptz not null default now(),
  updated_at  timestamptz not null default now(),
  created_by  uuid        not null,
  source      text        not null default 'person',
  is_deleted  boolean     not null default false,
  primary key (tenant_id, id),
  unique (tenant_id, contact_id),
  check ((status = 'done') = (sealed is null)),
  foreign key (tenant_id, contact_id) references contacts (tenant_id, id),
  foreign key (tenant_id, created_by) references users (tenant_id, id)
);
create index erasures_updated on erasures (tenant_id, updated_at, id);
comment on table erasures is 'Receipts of lawful erasures: what was masked, when and by whom, and nothing that says of whom.';
comment on column erasures.contact_id is 'The contact, which holds nothing any more.';
comment on column erasures.status is 'running until the last mail is masked, then done; failed when it broke off and waits to be asked for again.';
comment on column erasures.reason is 'On what ground, after Article 17 (1) of the GDPR; null when none was given.';
comment on column erasures.counts is 'How many of each kind were masked.';
comment on column erasures.sealed is 'Whom to look for in what is still to be masked, sealed by the vault; null when all is done.';
comment on column erasures.finished_at is 'When the last of it was masked.';
select protect('erasures');
comment on column erasures.created_by is 'Who erased.';

create table erased_identities (
  tenant_id  uuid        not null references tenants (id),
  hash       bytea       not null,
  kind       text        collate "C" not null check (kind in ('address', 'phone')),
  erasure_id uuid        not null,
  created_at timestamptz not null default now(),
  is_deleted boolean     not null default false,
  primary key (tenant_id, hash),
  foreign key (tenant_id, erasure_id) references erasures (tenant_id, id)
);
create index erased_identities_erasure on erased_identities (tenant_id, erasure_id);
comment on table erased_identities is 'What does not come back by itself: addresses and numbers of erased people, as hashes that only this installation''s master key makes.';
comment on column erased_identities.hash is 'HMAC-SHA256 of kind, tenant and normalised value.';
comment on column erased_identities.kind is 'address or phone.';
comment on column erased_identities.erasure_id is 'The erasure that it belongs to.';
select protect('erased_identities');
comment on column erased_identities.is_deleted is 'Lifted: they may be here again.';

alter table contacts add column erased_at timestamptz;
comment on column contacts.erased_at is 'When the person was erased: the row holds nothing since and never comes back.';
