-- One thought: the owner of a mailbox decides what colleagues see of its mail, for all of it, for some of it, and for one colleague who asks.
-- What follows from the decisions for a copy stands on the copy, so that reading stays one look-up (ADR 17).

create table mailbox_sharing (
  tenant_id  uuid        not null references tenants (id),
  mailbox_id uuid        not null,
  sharing    smallint    not null check (sharing between 0 and 2),
  version    int         not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid        not null,
  is_deleted boolean     not null default false,
  primary key (tenant_id, mailbox_id),
  foreign key (tenant_id, mailbox_id) references user_integrations (tenant_id, id),
  foreign key (tenant_id, created_by) references users (tenant_id, id)
);
comment on table mailbox_sharing is 'What colleagues may see of a mailbox''s mail where nothing more special was decided; a mailbox without a row shares who and when.';
comment on column mailbox_sharing.mailbox_id is 'The mailbox.';
comment on column mailbox_sharing.sharing is '0 metadata, 1 also subjects, 2 everything.';
select protect('mailbox_sharing');
comment on column mailbox_sharing.created_by is 'Who decided so last.';

create table sharing_rules (
  tenant_id  uuid        not null references tenants (id),
  id         uuid        not null,
  user_id    uuid        not null,
  kind       text        collate "C" not null check (kind in ('thread', 'person', 'domain')),
  subject    text        collate "C" not null,
  sharing    smallint    not null check (sharing between 0 and 2),
  version    int         not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  is_deleted boolean     not null default false,
  primary key (tenant_id, id),
  unique (tenant_id, user_id, kind, subject),
  foreign key (tenant_id, user_id) references users (tenant_id, id),
  foreign key (tenant_id, created_by) references users (tenant_id, id)
);
create index sharing_rules_subject on sharing_rules (tenant_id, kind, subject);
comment on table sharing_rules is 'What an owner decided about a part of their mail, more open or more private than the mailbox.';
comment on column sharing_rules.user_id is 'Whose mail.';
comment on column sharing_rules.kind is 'thread beats person, person beats domain, domain beats the mailbox.';
comment on column sharing_rules.subject is 'The id of a thread or of a contact, or a domain for all addresses in it and below it.';
comment on column sharing_rules.sharing is '0 metadata, 1 also subjects, 2 everything.';
select protect('sharing_rules');
comment on column sharing_rules.created_by is 'The owner; null when conversations became one and their rules with them.';

create table access_requests (
  tenant_id   uuid        not null references tenants (id),
  id          uuid        not null,
  owner_id    uuid        not null,
  viewer_id   uuid        not null,
  kind        text        collate "C" not null check (kind in ('thread', 'person')),
  subject_id  uuid        not null,
  status      text        collate "C" not null check (status in ('asked', 'granted', 'declined', 'revoked')),
  wanted      smallint    not null check (wanted between 1 and 2),
  granted     smallint    check (granted between 1 and 2),
  version     int         not null default 1,
  created_at  timestamptz not null default now(),
  updated_at  timestamptz not null default now(),
  asked_at    timestamptz not null default now(),
  answered_at timestamptz,
  is_deleted  boolean     not null default false,
  primary key (tenant_id, id),
  unique (tenant_id, owner_id, viewer_id, kind, subject_id),
  foreign key (tenant_id, owner_id) references users (tenant_id, id),
  foreign key (tenant_id, viewer_id) references users (tenant_id, id)
);
create index access_requests_viewer on access_requests (tenant_id, viewer_id, id);
create index access_requests_subject on access_requests (tenant_id, kind, subject_id);
comment on table access_requests is 'What a colleague asked an owner to see, and what the owner gave: to this one colleague, on top of what all may see.';
comment on column access_requests.owner_id is 'Who is asked: whose mail.';
comment on column access_requests.viewer_id is 'Who asks.';
comment on column access_requests.kind is 'thread or person.';
comment on column access_requests.subject_id is 'The thread, or the contact.';
comment on column access_requests.status is 'asked, granted, declined, or revoked after it was granted.';
comment on column access_requests.wanted is 'What was asked for last: 1 subjects, 2 everything.';
comment on column access_requests.granted is 'What holds now, also while more is asked for; null when nothing does.';
comment on column access_requests.asked_at is 'When it was asked last.';
comment on column access_requests.answered_at is 'When the owner answered last.';
select protect('access_requests');

alter table message_copies
  add column mailbox_sharing smallint not null default 0 check (mailbox_sharing between 0 and 2),
  add column subject_to      uuid[],
  add column everything_to   uuid[];
comment on column message_copies.sharing is 'What all colleagues may see of it, after every rule of its owner: 0 metadata, 1 also the subject, 2 everything.';
comment on column message_copies.mailbox_sharing is 'What its mailbox shares where no rule is more special.';
comment on column message_copies.subject_to is 'Who else may see the subject, since the owner gave it to them; null for nobody.';
comment on column message_copies.everything_to is 'Who else may see everything, since the owner gave it to them; null for nobody.';

-- It had no setting and stood at metadata.
alter table user_integrations drop column sharing;
