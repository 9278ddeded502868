-- One thought: what every table of a tenant has in common is said once, and applied by name.
-- ${runtime} is the login that the application runs under: not the owner, no BYPASSRLS.

create function protect(table_name regclass) returns void language plpgsql as $$
declare
  common constant jsonb := '{
    "tenant_id": "The workspace that owns the row.",
    "id": "UUIDv7, made by the application.",
    "version": "Raised by one with every change; the ETag.",
    "created_at": "When the row was written.",
    "updated_at": "When the row was last changed.",
    "created_by": "The user who wrote it; null when the machine did.",
    "source": "What wrote it: person, mail or demo.",
    "is_deleted": "Put away. Nothing is physically deleted."
  }';
  col record;
begin
  execute format('alter table %s enable row level security', table_name);
  execute format('alter table %s force row level security', table_name);
  -- No default and no nullif: a statement without a tenant fails loudly instead of seeing nothing.
  execute format('create policy of_tenant on %s using (tenant_id = current_setting(''app.tenant_id'')::uuid)', table_name);
  execute format('grant select, insert, update on %s to ${runtime}', table_name);
  for col in select attname from pg_attribute where attrelid = table_name and attnum > 0 and common ? attname loop
    execute format('comment on column %s.%I is %L', table_name, col.attname, common ->> col.attname);
  end loop;
end $$;

comment on function protect(regclass) is 'Forced row level security, grants and the common columns'' comments for one table of a tenant.';

-- lz4 where the server was built with it (Debian's is, the embedded one is not): cheaper to write than pglz.
create function compress(table_name regclass, column_name name) returns void language plpgsql as $$
begin
  execute format('alter table %s alter column %I set compression lz4', table_name, column_name);
exception when feature_not_supported then
  null;
end $$;

comment on function compress(regclass, name) is 'lz4 for a large text column, where the server has it.';

grant usage on schema public to ${runtime};
