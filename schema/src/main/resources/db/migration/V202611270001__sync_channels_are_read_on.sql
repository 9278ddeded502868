-- One thought: a channel at a provider is read on from a cursor, turn by turn, by whoever holds its newest epoch.
alter table channels
  drop constraint channels_kind_check,
  add constraint channels_kind_check check (kind in ('import', 'gmail')),
  add column state       text        collate "C" not null default 'files'
    check (state in ('files', 'held', 'new', 'backfill', 'live', 'repair', 'closing')),
  add column epoch       bigint      not null default 0,
  add column cursors     jsonb       not null default '[]',
  add column since       timestamptz,
  add column listing     jsonb,
  add column pace        jsonb,
  add column due_at      timestamptz,
  add column cool_until  timestamptz,
  add column strikes     int         not null default 0,
  add column failures    int         not null default 0,
  add column trouble     text        collate "C",
  add column trouble_at  timestamptz,
  add column last_ok_at  timestamptz,
  add column changed_at  timestamptz,
  add column repairs     int         not null default 0,
  add column repaired_at timestamptz,
  add column audit       jsonb,
  add column audit_due_at timestamptz,
  add column watch_until timestamptz,
  add column contacts    int         not null default 0,
  add column companies   int         not null default 0,
  add column updated_at  timestamptz not null default now();
alter table channels set (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01);
comment on column channels.kind is 'import: files of that mailbox; gmail: the mailbox itself, at Google.';
comment on column channels.state is 'files: not read on; held until its owner has looked at the preview; new; backfill: the first import; live; repair: the cursor was forgotten, all is listed anew; closing: its mail is being taken back.';
comment on column channels.epoch is 'Grows with each turn and each change of rules: whoever holds an older one writes nothing.';
comment on column channels.cursors is 'Places in the provider''s history and when they were reached, oldest first: [{cursor, at}]. Reading begins some minutes behind the head.';
comment on column channels.since is 'Mail that came before is left where it is.';
comment on column channels.listing is 'A listing of ids under way: {why, since, began, page, listed, missing, units}.';
comment on column channels.pace is 'Units left and when, and how many calls at once: {units, at, atOnce}.';
comment on column channels.due_at is 'When the next turn is meant to be.';
comment on column channels.cool_until is 'Nobody may ask the provider about it before.';
comment on column channels.strikes is 'Times in a row that it was throttled.';
comment on column channels.failures is 'Turns in a row that failed otherwise.';
comment on column channels.trouble is 'What stands in the way, by a short name.';
comment on column channels.trouble_at is 'Since when.';
comment on column channels.last_ok_at is 'When the newest changes were last read to their end.';
comment on column channels.changed_at is 'When there last was a change: quiet mailboxes are read less often.';
comment on column channels.repairs is 'Repairs within a day of one another.';
comment on column channels.repaired_at is 'When the last repair began.';
comment on column channels.audit is 'What the last audit found: {at, since, listed, missing, extra}.';
comment on column channels.audit_due_at is 'When the next audit is due.';
comment on column channels.watch_until is 'Until when the provider tells of changes by itself.';
comment on column channels.contacts is 'People that appeared from it.';
comment on column channels.companies is 'Companies that appeared from it.';
comment on column channels.updated_at is 'When it last changed.';
