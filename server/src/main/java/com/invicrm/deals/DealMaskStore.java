package com.invicrm.deals;

import com.invicrm.people.NameKeys;
import com.invicrm.tenancy.Tenants;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// Takes people who are erased out of deals.
@Component
class DealMaskStore {
  private static final String COUNT =
      """
      select count(*) from deal_contacts
      where tenant_id = ? and contact_id = any (cast(? as uuid[])) and not is_deleted
      """;

  private static final String OF =
      """
      select d.id, d.name from deals d
      where d.tenant_id = ? and d.is_deleted in (false, true) and d.id in (
        select l.deal_id from deal_contacts l
        where l.tenant_id = ? and l.contact_id = any (cast(? as uuid[])) and l.is_deleted in (false, true))
      order by d.id for no key update of d
      """;

  private static final String RENAME =
      """
      update deals set name = ?, sort_name = ?, version = version + 1, updated_at = now()
      where tenant_id = ? and id = ? and is_deleted in (false, true)
      """;

  private static final String UNLINK =
      """
      update deal_contacts set is_deleted = true
      where tenant_id = ? and contact_id = any (cast(? as uuid[])) and not is_deleted
      """;

  private final DSLContext sql;

  DealMaskStore(DSLContext sql) {
    this.sql = sql;
  }

  record Named(UUID id, String name) {}

  int count(Collection<UUID> contacts) {
    return sql.fetchSingle(COUNT, tenant(), ids(contacts)).get(0, int.class);
  }

  /// The deals that were ever talked over with them, put away or not, locked.
  List<Named> of(Collection<UUID> contacts) {
    return sql.fetch(OF, tenant(), tenant(), ids(contacts))
        .map(r -> new Named(r.get(0, UUID.class), r.get(1, String.class)));
  }

  void rename(Named deal) {
    sql.execute(RENAME, deal.name(), NameKeys.normalise(deal.name()), tenant(), deal.id());
  }

  int unlink(Collection<UUID> contacts) {
    return sql.execute(UNLINK, tenant(), ids(contacts));
  }

  private static UUID[] ids(Collection<UUID> ids) {
    return ids.stream().sorted().toArray(UUID[]::new);
  }

  private static UUID tenant() {
    return Tenants.required().value();
  }
}
