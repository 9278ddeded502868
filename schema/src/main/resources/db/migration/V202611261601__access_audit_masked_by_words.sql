-- One thought: values about a person stand in entries about other things too, so an erasure finds them by what they say.
drop function mask_audit(uuid[]);

create function mask_audit(subjects uuid[], words text[]) returns int language sql security definer set search_path = public as $$
  with masked as (
    update audit_entries set before = null, after = null, is_masked = true
    where tenant_id = current_setting('app.tenant_id')::uuid and not is_deleted and (before is not null or after is not null)
      and (cardinality(subjects) = 0 or subject_id = any (subjects))
      and (cardinality(words) = 0 or exists (
        select 1 from unnest(words) w
        where strpos(lower(coalesce(before::text, '') || coalesce(after::text, '')), lower(w)) > 0))
      and (cardinality(subjects) > 0 or cardinality(words) > 0)
    returning 1)
  select count(*)::int from masked
$$;
revoke all on function mask_audit(uuid[], text[]) from public;
grant execute on function mask_audit(uuid[], text[]) to ${runtime};
comment on function mask_audit(uuid[], text[]) is 'Empties the values that the audit log of the running tenant holds about some records (empty for any) and that hold one of some words (empty for any); answers of how many entries.';
