-- One thought: who went quiet since a day is read in the order of an index, from that day on. Under row level security the index by contact
-- (contacts_by_contact) gives its order alone: what is compared there is a coalesce, which PostgreSQL does not take for leakproof.
create index contacts_by_silence on contacts (tenant_id, last_contacted_at desc, id desc) where not is_deleted and last_contacted_at is not null;
