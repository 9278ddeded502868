-- One thought: what comes back for ever, turn by turn, has a table of its own: a scheduler tidies away tasks that it does not know.
create table scheduled_turns (
  task_name            text        not null,
  task_instance        text        not null,
  task_data            bytea,
  execution_time       timestamptz not null,
  picked               boolean     not null,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures int,
  last_heartbeat       timestamptz,
  version              bigint      not null,
  priority             smallint,
  state                text,
  primary key (task_name, task_instance)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01);
create index scheduled_turns_due on scheduled_turns (priority desc, execution_time) where not picked;
create index scheduled_turns_heartbeat on scheduled_turns (last_heartbeat) where picked;
comment on table scheduled_turns is 'Work that comes back, kept by db-scheduler. Outside row level security: a task carries its tenant in its data.';
comment on column scheduled_turns.task_name is 'Which kind of work.';
comment on column scheduled_turns.task_instance is 'On what.';
comment on column scheduled_turns.task_data is 'Its input, as JSON.';
comment on column scheduled_turns.execution_time is 'Not before.';
comment on column scheduled_turns.picked is 'Being done.';
comment on column scheduled_turns.picked_by is 'By which process.';
comment on column scheduled_turns.last_success is 'When it last went well.';
comment on column scheduled_turns.last_failure is 'When it last failed.';
comment on column scheduled_turns.consecutive_failures is 'How often in a row.';
comment on column scheduled_turns.last_heartbeat is 'The process that does it is alive.';
comment on column scheduled_turns.version is 'For optimistic locking.';
comment on column scheduled_turns.priority is 'Higher goes first.';
comment on column scheduled_turns.state is 'db-scheduler''s own.';
grant select, insert, update, delete on scheduled_turns to ${runtime};
