package com.invicrm.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.InviCrmTest;
import com.invicrm.TestTenant;
import com.invicrm.tenancy.CrmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// What stands on the row of a person or a company equals what the tables of addresses, numbers,
/// jobs and domains hold.
@InviCrmTest
class ShownOnTheRowTest {
  private static final long SEED = 20261125;

  private static final String DIFFERENT =
      """
      select c.display_name from contacts c
      where c.tenant_id = ? and c.is_deleted in (false, true) and (
        c.emails <> array(
          select e.email from contact_emails e
          where e.tenant_id = c.tenant_id and e.contact_id = c.id and not e.is_deleted order by e.position, e.email_norm)
        or c.phones <> array(
          select p.phone from contact_phones p
          where p.tenant_id = c.tenant_id and p.contact_id = c.id and not p.is_deleted order by p.position, p.phone_norm)
        or c.company_id is distinct from (
          select j.company_id from contact_companies j
          where j.tenant_id = c.tenant_id and j.contact_id = c.id and j.is_current and not j.is_deleted))
      union all
      select k.name from companies k
      where k.tenant_id = ? and k.is_deleted in (false, true) and k.domains <> array(
        select d.domain from company_domains d
        where d.tenant_id = k.tenant_id and d.company_id = k.id and not d.is_deleted order by d.position, d.domain)
      """;

  @Autowired ApplicationContext application;
  @Autowired Contacts contacts;
  @Autowired Companies companies;
  private final Random random = new Random(SEED);
  private final List<UUID> people = new ArrayList<>();
  private final List<UUID> firms = new ArrayList<>();
  private TestTenant tenant;

  @BeforeEach
  void open() {
    tenant = TestTenant.create(application);
  }

  @Test
  void whateverWasWrittenInWhateverOrder() {
    int refused = 0;
    for (int i = 0; i < 300; i++) refused += step() ? 0 : 1;
    assertThat(people).as("seed " + SEED).hasSizeGreaterThan(20);
    assertThat(refused).as("seed " + SEED).isLessThan(200);
    assertThat(different()).as("seed " + SEED).isEmpty();
  }

  @Test
  void anAddressThatMovesLeavesTheOneBefore() {
    UUID before = Edits.person(contacts, tenant, "Mona Haddad", "mona@lotus.example").id();
    tenant.run(() -> contacts.putAway(before, null));
    UUID after = Edits.person(contacts, tenant, "Mona Rashid", "mona@lotus.example").id();
    tenant.run(() -> contacts.restore(before));
    assertThat(tenant.call(() -> contacts.find(before)).emails()).isEmpty();
    assertThat(tenant.call(() -> contacts.find(after)).emails())
        .containsExactly("mona@lotus.example");
    assertThat(different()).isEmpty();
  }

  /// One thing that a person may do, and whether it was allowed: addresses and domains are few, so
  /// that they are often somebody else's.
  private boolean step() {
    try {
      tenant.run(this::something);
      return true;
    } catch (CrmException.Conflict | CrmException.NotFound | CrmException.Invalid e) {
      return false;
    }
  }

  private void something() {
    switch (random.nextInt(people.isEmpty() || firms.isEmpty() ? 2 : 9)) {
      case 0 -> firms.add(companies.create(tenant.viewer(), firm()).id());
      case 1 -> people.add(contacts.create(tenant.viewer(), Edits.contact(person()), "KW").id());
      case 2 -> companies.change(any(firms), firm(), null);
      case 3 -> companies.putAway(any(firms), null);
      case 4 -> companies.restore(any(firms));
      case 5 -> contacts.putAway(any(people), null);
      case 6 -> contacts.restore(any(people));
      default -> contacts.change(any(people), Edits.contact(person()), "KW", null);
    }
  }

  private CompanyEdit firm() {
    return Edits.company(
        Map.of("name", "Firm " + random.nextInt(99), "domains", some("firm%d.example", 12)));
  }

  private Map<String, @Nullable Object> person() {
    Map<String, @Nullable Object> given = new HashMap<>();
    given.put("displayName", "Person " + random.nextInt(99));
    if (random.nextBoolean()) given.put("emails", some("p%d@firm3.example", 60));
    if (random.nextBoolean()) given.put("phones", some("+965 2222 00%02d", 9));
    if (!firms.isEmpty() && random.nextBoolean()) {
      given.put("companyId", random.nextBoolean() ? any(firms) : null);
    }
    return given;
  }

  private List<String> some(String pattern, int of) {
    return IntStream.range(0, random.nextInt(4))
        .mapToObj(_ -> pattern.formatted(random.nextInt(of)))
        .distinct()
        .toList();
  }

  private UUID any(List<UUID> ids) {
    return ids.get(random.nextInt(ids.size()));
  }

  private List<String> different() {
    UUID id = tenant.id().value();
    return tenant.read(
        () -> tenant.sql().resultQuery(DIFFERENT, id, id).fetch(r -> r.get(0, String.class)));
  }
}
