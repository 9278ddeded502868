-- One thought: an import goes on where it stopped, tells how fast it is, may be a rehearsal, and can be undone.
alter table imports
  add column checkpoint       jsonb            not null default '{"offset": 0, "items": 0, "lengths": "trusted"}',
  add column problems         int              not null default 0,
  add column bytes_per_second double precision not null default 0,
  add column dry_run          boolean          not null default false,
  add column decisions        jsonb            not null default '{}',
  add column undone           int              not null default 0,
  drop constraint imports_status_check,
  add constraint imports_status_check check (status in ('running', 'done', 'failed', 'undoing', 'undone'));
comment on column imports.status is 'running, done or failed; undoing and undone when somebody took it back.';
comment on column imports.checkpoint is 'Where reading goes on: byte of a plain mbox, things read before it, whether its Content-Length fields are trusted. Committed with the counts.';
comment on column imports.problems is 'Rows in import_problems.';
comment on column imports.bytes_per_second is 'How fast the file is read lately; 0 when not known.';
comment on column imports.dry_run is 'Whether it only tells what it would do.';
comment on column imports.decisions is 'Of a dry run: decision and rule to how many addresses.';
comment on column imports.undone is 'Mails that were taken back or left to another import.';
