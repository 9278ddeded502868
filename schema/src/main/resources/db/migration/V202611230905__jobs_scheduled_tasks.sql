-- The table of db-scheduler 16, with its own indexes; rows are work to do, so they are deleted when done.
create table scheduled_tasks (
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
create index scheduled_tasks_due on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);
create index scheduled_tasks_priority on scheduled_tasks (priority desc, execution_time asc);
comment on table scheduled_tasks is 'Work to do, kept by db-scheduler. Outside row level security: a task carries its tenant in its data.';
comment on column scheduled_tasks.task_name is 'Which kind of work.';
comment on column scheduled_tasks.task_instance is 'On what.';
comment on column scheduled_tasks.task_data is 'Its input, as JSON.';
comment on column scheduled_tasks.execution_time is 'Not before.';
comment on column scheduled_tasks.picked is 'Being done.';
comment on column scheduled_tasks.picked_by is 'By which process.';
comment on column scheduled_tasks.last_success is 'When it last went well.';
comment on column scheduled_tasks.last_failure is 'When it last failed.';
comment on column scheduled_tasks.consecutive_failures is 'How often in a row.';
comment on column scheduled_tasks.last_heartbeat is 'The process that does it is alive.';
comment on column scheduled_tasks.version is 'For optimistic locking.';
comment on column scheduled_tasks.priority is 'Higher goes first.';
comment on column scheduled_tasks.state is 'db-scheduler''s own.';
grant select, insert, update, delete on scheduled_tasks to ${runtime};
