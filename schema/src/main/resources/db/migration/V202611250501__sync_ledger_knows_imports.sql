-- One thought: undoing an import takes back what no other import brought.
alter table sync_items add column import_ids uuid[] not null default '{}';
comment on column sync_items.import_ids is 'The imports whose file held it; empty when it came otherwise.';
