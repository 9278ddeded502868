package com.invicrm.timeline;

import com.invicrm.tenancy.Tenants;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// What was decided of threads that become one, so that nobody sees more than before: a stranger's
/// mail that answers two conversations must not open the one to whom the other was shown.
@Component
class ThreadSharingStore {
  private static final String THREADS =
      """
      joined as (
        select from_id as thread_id, into_id from unnest(cast(? as uuid[]), cast(? as uuid[])) as j (from_id, into_id)
        union select into_id, into_id from unnest(cast(? as uuid[])) as i (into_id)),
      mine as (
        select c.user_id, j.into_id, j.thread_id, min(c.sharing) as sharing
        from joined j
        join messages m on m.tenant_id = ? and m.thread_id = j.thread_id and m.is_deleted in (false, true)
        join message_copies c on c.tenant_id = m.tenant_id and c.message_id = m.id and not c.is_deleted
        group by c.user_id, j.into_id, j.thread_id),
      """;

  /// The rule of the whole is the most private that held for any of its mails.
  private static final String JOIN_RULES =
      "with "
          + THREADS
          + """
          rule as (
            select r.id, r.user_id, j.into_id,
              row_number() over (owned order by r.subject = cast(j.into_id as text) desc, r.id) as n,
              bool_and(r.is_deleted) over owned as gone
            from joined j
            join sharing_rules r on r.tenant_id = ? and r.kind = 'thread' and r.subject = cast(j.thread_id as text)
              and r.is_deleted in (false, true)
            window owned as (partition by r.user_id, j.into_id))
          update sharing_rules t
          set subject = case when r.n = 1 then cast(r.into_id as text) else t.subject end,
            sharing = coalesce((
              select min(m.sharing) from mine m where m.user_id = r.user_id and m.into_id = r.into_id), 0),
            is_deleted = r.n > 1, created_by = null, version = t.version + 1, updated_at = now()
          from rule r
          where t.tenant_id = ? and t.id = r.id and t.is_deleted in (false, true) and not r.gone
          """;

  /// A colleague keeps the least that they might see of any of its mails.
  private static final String JOIN_REQUESTS =
      "with "
          + THREADS
          + """
          request as (
            select g.id, g.owner_id, g.viewer_id, j.into_id, j.thread_id, g.granted, g.status, g.wanted, g.is_deleted,
              row_number() over (
                partition by g.owner_id, g.viewer_id, j.into_id order by g.subject_id = j.into_id desc, g.id) as n
            from joined j
            join access_requests g on g.tenant_id = ? and g.kind = 'thread' and g.subject_id = j.thread_id
              and g.is_deleted in (false, true)),
          whole as (
            select r.owner_id, r.viewer_id, r.into_id, bool_or(r.granted is not null) as given,
              bool_or(r.status = 'asked') as asked, max(r.wanted) as wanted
            from request r where not r.is_deleted
            group by r.owner_id, r.viewer_id, r.into_id),
          seen as (
            select w.owner_id, w.viewer_id, w.into_id,
              nullif(min(greatest(m.sharing, coalesce(r.granted, 0))), 0) as granted
            from whole w
            join mine m on m.user_id = w.owner_id and m.into_id = w.into_id
            left join request r on r.owner_id = w.owner_id and r.viewer_id = w.viewer_id and r.thread_id = m.thread_id
              and not r.is_deleted
            where w.given
            group by w.owner_id, w.viewer_id, w.into_id)
          update access_requests t
          set subject_id = case when r.n = 1 then r.into_id else t.subject_id end,
            granted = s.granted, wanted = w.wanted,
            status = case when w.asked then 'asked' when s.granted is not null then 'granted'
              when w.given then 'revoked' else t.status end,
            is_deleted = r.n > 1, version = t.version + 1, updated_at = now()
          from request r
          join whole w on w.owner_id = r.owner_id and w.viewer_id = r.viewer_id and w.into_id = r.into_id
          left join seen s on s.owner_id = w.owner_id and s.viewer_id = w.viewer_id and s.into_id = w.into_id
          where t.tenant_id = ? and t.id = r.id and t.is_deleted in (false, true)
          """;

  private final DSLContext sql;

  ThreadSharingStore(DSLContext sql) {
    this.sql = sql;
  }

  /// Before their mails move.
  ///
  /// @param into each thread that goes, and the one it becomes
  void join(Map<UUID, UUID> into) {
    var pairs = new TreeMap<>(into);
    UUID[] from = pairs.keySet().toArray(UUID[]::new);
    UUID[] to = pairs.values().toArray(UUID[]::new);
    UUID[] whole = new TreeSet<>(into.values()).toArray(UUID[]::new);
    for (String statement : new String[] {JOIN_RULES, JOIN_REQUESTS}) {
      sql.execute(statement, from, to, whole, tenant(), tenant(), tenant());
    }
  }

  private static UUID tenant() {
    return Tenants.required().value();
  }
}
