package com.invicrm.people;

import com.invicrm.tenancy.Rows;
import com.invicrm.tenancy.Tenants;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Whom an erasure would look for: people in use or put away, as long as they are not erased.
@Component
class ErasableStore {
  private static final String FIND =
      """
      select c.display_name, nullif(concat_ws(' ', c.first_name, c.last_name), ''),
        array(
          select e.email_norm from contact_emails e
          where e.tenant_id = c.tenant_id and e.contact_id = c.id and not e.is_deleted order by e.position, e.email_norm),
        array(
          select e.email_norm from contact_emails e
          where e.tenant_id = c.tenant_id and e.contact_id = c.id and e.is_deleted order by e.email_norm),
        array(
          select x from contact_phones p cross join lateral unnest(array[p.phone_norm, p.phone]) x
          where p.tenant_id = c.tenant_id and p.contact_id = c.id and p.is_deleted in (false, true) order by x)
      from contacts c
      where c.tenant_id = ? and c.id = ? and c.is_deleted in (false, true) and c.erased_at is null
      """;

  private static final String HAVING =
      """
      select distinct e.contact_id from contact_emails e
      where e.tenant_id = ? and e.email_norm = any (cast(? as text[])) and e.is_deleted in (false, true)
      """;

  private final DSLContext sql;

  ErasableStore(DSLContext sql) {
    this.sql = sql;
  }

  /// @param wholeName first and last name, when known
  record Erasable(
      String displayName,
      @Nullable String wholeName,
      List<String> addresses,
      List<String> formerAddresses,
      List<String> phones) {
    /// @param former those of the former addresses that are theirs too
    ErasedPerson whom(UUID contact, Collection<String> former) {
      return new ErasedPerson(
          List.of(contact),
          Stream.concat(addresses.stream(), former.stream()).distinct().toList(),
          phones.stream().distinct().toList(),
          Stream.concat(Stream.of(displayName), Stream.ofNullable(wholeName)).distinct().toList());
    }
  }

  Optional<Erasable> find(UUID contact) {
    return Rows.one(
        sql.resultQuery(FIND, Tenants.required().value(), contact),
        r ->
            new Erasable(
                r.getString(1),
                r.getString(2),
                Rows.texts(r, 3),
                Rows.texts(r, 4),
                Rows.texts(r, 5)));
  }

  /// Whose these addresses are now.
  Set<UUID> having(Collection<String> addresses) {
    return sql.fetch(HAVING, Tenants.required().value(), addresses.toArray(String[]::new))
        .intoSet(0, UUID.class);
  }
}
