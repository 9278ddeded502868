package com.invicrm.timeline;

import com.invicrm.tenancy.Tenants;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// Takes people who are erased out of tasks.
@Component
class TaskMaskStore {
  private static final String OF =
      """
      select t.id, t.title, t.company_id is null and t.deal_id is null from tasks t
      where t.tenant_id = ? and t.contact_id = any (cast(? as uuid[])) and t.is_deleted in (false, true)
      order by t.id for no key update
      """;

  private static final String PUT_AWAY =
      """
      update tasks set title = '', is_deleted = true, version = version + 1, updated_at = now()
      where tenant_id = ? and id = any (cast(? as uuid[])) and is_deleted in (false, true)
      """;

  private static final String RENAME =
      """
      update tasks set title = ?, version = version + 1, updated_at = now()
      where tenant_id = ? and id = ? and is_deleted in (false, true)
      """;

  private static final String UNLINK =
      """
      update tasks set contact_id = null
      where tenant_id = ? and contact_id = any (cast(? as uuid[])) and is_deleted in (false, true)
      """;

  private static final String COUNT =
      """
      select count(*) from tasks
      where tenant_id = ? and contact_id = any (cast(? as uuid[])) and is_deleted in (false, true)
      """;

  private final DSLContext sql;

  TaskMaskStore(DSLContext sql) {
    this.sql = sql;
  }

  /// @param alone whether it is about nothing else
  record Titled(UUID id, String title, boolean alone) {}

  /// Tasks about these people, put away or not, locked.
  List<Titled> of(Collection<UUID> contacts) {
    return sql.fetch(OF, tenant(), ids(contacts))
        .map(
            r -> new Titled(r.get(0, UUID.class), r.get(1, String.class), r.get(2, boolean.class)));
  }

  void putAway(Collection<UUID> tasks) {
    sql.execute(PUT_AWAY, tenant(), ids(tasks));
  }

  void rename(UUID task, String title) {
    sql.execute(RENAME, title, tenant(), task);
  }

  int unlink(Collection<UUID> contacts) {
    return sql.execute(UNLINK, tenant(), ids(contacts));
  }

  int count(Collection<UUID> contacts) {
    return sql.fetchSingle(COUNT, tenant(), ids(contacts)).get(0, int.class);
  }

  private static UUID[] ids(Collection<UUID> ids) {
    return ids.stream().sorted().toArray(UUID[]::new);
  }

  private static UUID tenant() {
    return Tenants.required().value();
  }
}
