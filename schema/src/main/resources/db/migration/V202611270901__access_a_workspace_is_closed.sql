-- One thought: whoever hosts InviCRM can close a workspace, and nothing appears in it from then on.
-- Mailboxes before their channels, as whoever decides about a mailbox locks them: a turn or an import that is storing mail
-- ends first, and what it wants to store next is refused.
create function close_workspace(workspace uuid) returns void language plpgsql set search_path = public as $$
begin
  perform set_config('app.tenant_id', workspace::text, true);
  update tenants set is_deleted = true, updated_at = now() where id = workspace and not is_deleted;
  if not found then
    raise exception 'There is no open workspace %', workspace;
  end if;
  update user_integrations
  set status = 'disconnected', access_sealed = null, access_expires_at = null, refresh_sealed = null, refreshing_until = null,
    refused_at = null, token_version = token_version + 1, version = version + 1, updated_at = now()
  where tenant_id = workspace and provider <> 'file' and not is_deleted;
  update channels set epoch = epoch + 1, is_deleted = true, updated_at = now()
  where tenant_id = workspace and kind <> 'import' and not is_deleted;
  update imports
  set status = 'failed', error = 'The workspace was closed.', finished_at = now(), version = version + 1, updated_at = now()
  where tenant_id = workspace and status = 'running' and not is_deleted;
end $$;

revoke all on function close_workspace(uuid) from public;
comment on function close_workspace(uuid) is 'Closes a workspace: nobody signs in, its mailboxes are read no more and their tokens are gone, imports stop. For hosts, not for the application.';
