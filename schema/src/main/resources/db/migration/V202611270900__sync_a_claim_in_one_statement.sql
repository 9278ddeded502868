-- One thought: most turns at a mailbox do nothing but claim it, so a claim is one statement, not a transaction of four.
-- It tells the policies the tenant itself, for as long as it runs.
create function claim_channel(tenant uuid, channel uuid) returns table (
  channel_id uuid, integration_id uuid, kind text, epoch bigint, state text, status text, read_at timestamptz,
  cursors jsonb, since timestamptz, listing jsonb, cool_until timestamptz, strikes int, failures int, repairs int,
  repaired_at timestamptz, last_ok_at timestamptz, changed_at timestamptz, audit_due_at timestamptz, is_troubled boolean,
  watch_until timestamptz, watch_due_at timestamptz, pushed_at timestamptz, pace jsonb, has_pending boolean)
language plpgsql set search_path = public as $$
#variable_conflict use_column
begin
  perform set_config('app.tenant_id', tenant::text, true);
  return query
    update channels c set epoch = c.epoch + 1, due_at = now() + interval '5 minutes'
    from user_integrations i
    where c.tenant_id = tenant and c.id = channel and not c.is_deleted and c.kind <> 'import'
      and i.tenant_id = c.tenant_id and i.id = c.integration_id and not i.is_deleted
      and (i.status <> 'disconnected' or c.state = 'closing')
    returning c.id, i.id, c.kind, c.epoch, c.state, i.status, now(), c.cursors, c.since, c.listing, c.cool_until,
      c.strikes, c.failures, c.repairs, c.repaired_at, c.last_ok_at, c.changed_at, c.audit_due_at,
      c.trouble is not null, c.watch_until, c.watch_due_at, c.pushed_at, c.pace,
      exists (select 1 from sync_items s
        where s.tenant_id = c.tenant_id and s.channel_id = c.id and s.status = 'pending' and not s.is_deleted);
end $$;

revoke all on function claim_channel(uuid, uuid) from public;
grant execute on function claim_channel(uuid, uuid) to ${runtime};
comment on function claim_channel(uuid, uuid) is 'Takes a channel for a turn: raises its epoch and answers with what the turn needs to know; no row when there is nothing to be read.';
