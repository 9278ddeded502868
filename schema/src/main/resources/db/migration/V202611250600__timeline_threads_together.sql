-- One thought: a timeline shows each conversation once, at its newest mail.
create index activities_thread on activities (tenant_id, thread_id, occurred_at desc, id desc) where thread_id is not null and not is_deleted;
