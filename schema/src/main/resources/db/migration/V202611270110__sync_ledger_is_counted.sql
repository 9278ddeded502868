-- One thought: what became of a mailbox's mails is counted, and what could not be read found, without reading the ledger itself.
create index sync_items_fates on sync_items (tenant_id, channel_id, status, reason) where not is_deleted;
