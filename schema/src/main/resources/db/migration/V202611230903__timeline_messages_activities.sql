create table threads (
  tenant_id  uuid        not null references tenants (id),
  id         uuid        not null,
  version    int         not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  source     text        not null,
  is_deleted boolean     not null default false,
  primary key (tenant_id, id)
);
create index threads_updated on threads (tenant_id, updated_at, id);
comment on table threads is 'Conversations: messages that answer one another.';
select protect('threads');

create table thread_refs (
  tenant_id  uuid    not null references tenants (id),
  key        text    collate "C" not null,
  thread_id  uuid    not null,
  is_deleted boolean not null default false,
  primary key (tenant_id, key),
  foreign key (tenant_id, thread_id) references threads (tenant_id, id)
);
create index thread_refs_thread on thread_refs (tenant_id, thread_id);
comment on table thread_refs is 'What names a thread: a Message-ID or a provider''s thread id.';
comment on column thread_refs.key is 'm:<Message-ID>, or g:<channel>:<thread id>.';
comment on column thread_refs.thread_id is 'Its thread.';
select protect('thread_refs');

create table messages (
  tenant_id         uuid        not null references tenants (id),
  id                uuid        not null,
  thread_id         uuid        not null,
  header_message_id text,
  subject           text        not null default '',
  snippet           text        not null default '',
  sent_at           timestamptz not null,
  kind              text        not null check (kind in ('person', 'list', 'bulk', 'automated')),
  rules             smallint    not null,
  version           int         not null default 1,
  created_at        timestamptz not null default now(),
  updated_at        timestamptz not null default now(),
  created_by        uuid,
  source            text        not null,
  is_deleted        boolean     not null default false,
  primary key (tenant_id, id),
  foreign key (tenant_id, thread_id) references threads (tenant_id, id)
);
create index messages_updated on messages (tenant_id, updated_at, id);
create index messages_thread on messages (tenant_id, thread_id, sent_at);
comment on table messages is 'Mails, once each, however many mailboxes hold a copy.';
comment on column messages.thread_id is 'Its conversation.';
comment on column messages.header_message_id is 'The Message-ID header, without brackets; a hint, not an identity.';
comment on column messages.subject is 'Decoded, on one line; shown by Visibility only.';
comment on column messages.snippet is 'The first words of the main text; shown by Visibility only.';
comment on column messages.sent_at is 'When it was sent: the Date header, else when it was received.';
comment on column messages.kind is 'Who writes so: a person, a discussion list, a bulk sender, a machine.';
comment on column messages.rules is 'Version of the rules that judged it.';
select protect('messages');

create table message_keys (
  tenant_id  uuid    not null references tenants (id),
  key        text    collate "C" not null,
  message_id uuid    not null,
  is_deleted boolean not null default false,
  primary key (tenant_id, key),
  foreign key (tenant_id, message_id) references messages (tenant_id, id) deferrable initially deferred
);
create index message_keys_message on message_keys (tenant_id, message_id);
comment on table message_keys is 'What makes two mails one: the only place where messages are found or made.';
comment on column message_keys.key is 'Rule version, kind and hash: m1: joins copies across mailboxes, c1: copies within one mailbox.';
comment on column message_keys.message_id is 'The message.';
select protect('message_keys');

create table message_bodies (
  tenant_id  uuid     not null references tenants (id),
  message_id uuid     not null,
  text       text     not null,
  html       text,
  parser     smallint not null,
  is_deleted boolean  not null default false,
  primary key (tenant_id, message_id),
  foreign key (tenant_id, message_id) references messages (tenant_id, id)
);
select compress('message_bodies', 'text');
select compress('message_bodies', 'html');
comment on table message_bodies is 'What a mail says, apart from messages so that lists stay small.';
comment on column message_bodies.message_id is 'The message.';
comment on column message_bodies.text is 'The text part, or the HTML part as text. Shown by Visibility only.';
comment on column message_bodies.html is 'The HTML part as it came, to run rules again. Never sent to a browser.';
comment on column message_bodies.parser is 'Version of the parser that read it.';
select protect('message_bodies');

create table message_attachments (
  tenant_id  uuid     not null references tenants (id),
  message_id uuid     not null,
  position   smallint not null,
  name       text     not null,
  type       text     not null,
  size       bigint   not null,
  sha256     bytea    not null,
  is_deleted boolean  not null default false,
  primary key (tenant_id, message_id, position),
  foreign key (tenant_id, message_id) references messages (tenant_id, id)
);
comment on table message_attachments is 'What hung on a mail: described, not kept.';
comment on column message_attachments.message_id is 'The message.';
comment on column message_attachments.position is 'Order in the mail, from 0.';
comment on column message_attachments.name is 'File name as written.';
comment on column message_attachments.type is 'Media type.';
comment on column message_attachments.size is 'Bytes, decoded.';
comment on column message_attachments.sha256 is 'Of the decoded bytes.';
select protect('message_attachments');

create table message_participants (
  tenant_id  uuid     not null references tenants (id),
  message_id uuid     not null,
  role       text     collate "C" not null check (role in ('from', 'to', 'cc', 'bcc', 'replyTo')),
  email_norm text     collate "C" not null,
  name       text     not null default '',
  position   smallint not null,
  is_deleted boolean  not null default false,
  primary key (tenant_id, message_id, role, email_norm),
  foreign key (tenant_id, message_id) references messages (tenant_id, id)
);
create index message_participants_address on message_participants (tenant_id, email_norm, message_id);
comment on table message_participants is 'Who stands in a mail''s address fields.';
comment on column message_participants.message_id is 'The message.';
comment on column message_participants.role is 'Which field.';
comment on column message_participants.email_norm is 'The address, normalised.';
comment on column message_participants.name is 'The name beside the address, cleaned; may be empty.';
comment on column message_participants.position is 'Order in the mail, from 0.';
select protect('message_participants');

create table message_copies (
  tenant_id   uuid        not null references tenants (id),
  channel_id  uuid        not null,
  provider_id text        collate "C" not null,
  message_id  uuid        not null,
  user_id     uuid,
  sharing     smallint    not null default 0 check (sharing between 0 and 2),
  direction   text        not null check (direction in ('inbound', 'outbound', 'internal')),
  labels      text[]      not null default '{}',
  received_at timestamptz not null,
  is_deleted  boolean     not null default false,
  primary key (tenant_id, channel_id, provider_id),
  foreign key (tenant_id, message_id) references messages (tenant_id, id),
  foreign key (tenant_id, user_id) references users (tenant_id, id)
);
create index message_copies_message on message_copies (tenant_id, message_id) include (user_id, sharing, is_deleted);
comment on table message_copies is 'In whose mailboxes a message lies: what decides who may see it.';
comment on column message_copies.channel_id is 'The mailbox, folder or file it came through.';
comment on column message_copies.provider_id is 'Its id there.';
comment on column message_copies.message_id is 'The message.';
comment on column message_copies.user_id is 'Whose mailbox it is; null when the owner is no user.';
comment on column message_copies.sharing is 'What colleagues may see of it: 0 metadata, 1 also the subject, 2 everything.';
comment on column message_copies.direction is 'As seen from this mailbox.';
comment on column message_copies.labels is 'Folders or labels it lies in.';
comment on column message_copies.received_at is 'When the mailbox got it.';
select protect('message_copies');

create table activities (
  tenant_id        uuid        not null references tenants (id),
  id               uuid        not null,
  kind             text        collate "C" not null check (kind in ('email', 'note', 'call', 'meeting')),
  occurred_at      timestamptz not null,
  subject          text,
  text             text,
  duration_minutes int,
  direction        text,
  thread_id        uuid,
  message_id       uuid,
  source_kind      text        collate "C",
  source_id        text        collate "C",
  version          int         not null default 1,
  created_at       timestamptz not null default now(),
  updated_at       timestamptz not null default now(),
  created_by       uuid,
  source           text        not null,
  is_deleted       boolean     not null default false,
  primary key (tenant_id, id),
  unique (tenant_id, source_kind, source_id),
  foreign key (tenant_id, thread_id) references threads (tenant_id, id),
  foreign key (tenant_id, message_id) references messages (tenant_id, id),
  foreign key (tenant_id, created_by) references users (tenant_id, id)
);
select compress('activities', 'text');
create index activities_updated on activities (tenant_id, updated_at, id);
create index activities_by_time on activities (tenant_id, occurred_at desc, id desc) where not is_deleted;
create index activities_message on activities (tenant_id, message_id) where message_id is not null;
comment on table activities is 'What happened: mails, notes, calls, meetings.';
comment on column activities.kind is 'email, note, call or meeting.';
comment on column activities.occurred_at is 'When it happened.';
comment on column activities.subject is 'Of a note, call or meeting; a mail''s stands in messages.';
comment on column activities.text is 'Of a note, call or meeting; a mail''s stands in message_bodies.';
comment on column activities.duration_minutes is 'Of a call or meeting.';
comment on column activities.direction is 'inbound, outbound or internal; null for notes.';
comment on column activities.thread_id is 'A mail''s conversation.';
comment on column activities.message_id is 'The mail.';
comment on column activities.source_kind is 'What it was made from: message; null when a person wrote it.';
comment on column activities.source_id is 'Its id there: the same thing is never two activities.';
select protect('activities');

create table activity_contacts (
  tenant_id   uuid        not null references tenants (id),
  contact_id  uuid        not null,
  activity_id uuid        not null,
  at          timestamptz not null,
  is_deleted  boolean     not null default false,
  primary key (tenant_id, contact_id, activity_id),
  foreign key (tenant_id, contact_id) references contacts (tenant_id, id),
  foreign key (tenant_id, activity_id) references activities (tenant_id, id)
);
create index activity_contacts_timeline on activity_contacts (tenant_id, contact_id, at desc, activity_id desc) where not is_deleted;
create index activity_contacts_activity on activity_contacts (tenant_id, activity_id);
comment on table activity_contacts is 'With whom something happened: a person''s timeline.';
comment on column activity_contacts.contact_id is 'With whom.';
comment on column activity_contacts.activity_id is 'What.';
comment on column activity_contacts.at is 'When: the activity''s occurred_at, for order.';
select protect('activity_contacts');

create table activity_companies (
  tenant_id   uuid        not null references tenants (id),
  company_id  uuid        not null,
  activity_id uuid        not null,
  at          timestamptz not null,
  is_deleted  boolean     not null default false,
  primary key (tenant_id, company_id, activity_id),
  foreign key (tenant_id, company_id) references companies (tenant_id, id),
  foreign key (tenant_id, activity_id) references activities (tenant_id, id)
);
create index activity_companies_timeline on activity_companies (tenant_id, company_id, at desc, activity_id desc) where not is_deleted;
create index activity_companies_activity on activity_companies (tenant_id, activity_id);
comment on table activity_companies is 'With which company something happened, as employment stood then: a company''s timeline.';
comment on column activity_companies.company_id is 'With which company.';
comment on column activity_companies.activity_id is 'What.';
comment on column activity_companies.at is 'When: the activity''s occurred_at, for order.';
select protect('activity_companies');
