package com.invicrm.people;

import com.invicrm.tenancy.Rows;
import com.invicrm.tenancy.Tenants;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Names and what else of a record is searched, in use or put away, locked against changes.
@Component
class RekeyStore {
  private static final String PEOPLE =
      """
      select c.id, c.display_name, c.first_name || ' ' || c.last_name,
        array(
          select e.email_norm from contact_emails e
          where e.tenant_id = c.tenant_id and e.contact_id = c.id and not e.is_deleted)
      from contacts c
      where c.tenant_id = ? and c.id > ? and c.is_deleted in (false, true)
      order by c.id limit ? for no key update
      """;

  private static final String COMPANIES =
      """
      select c.id, c.name, null::text, c.domains
      from companies c
      where c.tenant_id = ? and c.id > ? and c.is_deleted in (false, true)
      order by c.id limit ? for no key update
      """;

  private final DSLContext sql;

  RekeyStore(DSLContext sql) {
    this.sql = sql;
  }

  /// @param whole first and last name, when both are known
  /// @param addresses normalised addresses or domains
  record Named(UUID id, String name, @Nullable String whole, List<String> addresses) {
    Set<NameKey> personKeys() {
      List<String> names = Stream.concat(Stream.of(name), Stream.ofNullable(whole)).toList();
      return NameKeys.ofPerson(names, addresses);
    }

    Set<NameKey> companyKeys() {
      return NameKeys.ofCompany(name, addresses);
    }
  }

  List<Named> people(UUID after, int most) {
    return named(PEOPLE, after, most);
  }

  List<Named> companies(UUID after, int most) {
    return named(COMPANIES, after, most);
  }

  private List<Named> named(String statement, UUID after, int most) {
    return Rows.all(
        sql.resultQuery(statement, Tenants.required().value(), after, most),
        r -> new Named(Rows.id(r, 1), r.getString(2), r.getString(3), Rows.texts(r, 4)));
  }
}
