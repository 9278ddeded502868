package com.invicrm.capture;

import static com.invicrm.schema.Tables.ADDRESS_RULES;

import com.invicrm.capture.AddressRule.Verdict;
import com.invicrm.people.ErasedPerson;
import com.invicrm.tenancy.Tenants;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

@Component
class AddressRuleStore {
  private final DSLContext sql;

  AddressRuleStore(DSLContext sql) {
    this.sql = sql;
  }

  List<AddressRule> page(String after, int limit) {
    return sql.select()
        .from(ADDRESS_RULES)
        .where(alive(), ADDRESS_RULES.SUBJECT.gt(after))
        .orderBy(ADDRESS_RULES.SUBJECT)
        .limit(limit)
        .fetch(AddressRuleStore::rule);
  }

  /// The rule that decides about each of these addresses; those without one are missing.
  Map<String, AddressRule> about(Collection<String> addresses) {
    Set<String> subjects = new HashSet<>();
    addresses.forEach(a -> subjects.addAll(subjects(a)));
    Map<String, AddressRule> rules =
        sql.select()
            .from(ADDRESS_RULES)
            .where(alive(), ADDRESS_RULES.SUBJECT.eq(DSL.any(subjects.toArray(String[]::new))))
            .fetchMap(ADDRESS_RULES.SUBJECT, AddressRuleStore::rule);
    if (rules.isEmpty()) return Map.of();
    Map<String, AddressRule> about = new HashMap<>();
    for (String address : addresses) {
      subjects(address).stream()
          .filter(rules::containsKey)
          .findFirst()
          .ifPresent(s -> about.put(address, rules.get(s)));
    }
    return about;
  }

  AddressRule put(String subject, Verdict verdict, UUID by) {
    return sql.insertInto(ADDRESS_RULES)
        .set(ADDRESS_RULES.TENANT_ID, Tenants.required().value())
        .set(ADDRESS_RULES.SUBJECT, subject)
        .set(ADDRESS_RULES.VERDICT, verdict.name())
        .set(ADDRESS_RULES.CREATED_BY, by)
        .onConflict(ADDRESS_RULES.TENANT_ID, ADDRESS_RULES.SUBJECT)
        .doUpdate()
        .set(ADDRESS_RULES.VERDICT, verdict.name())
        .set(ADDRESS_RULES.CREATED_BY, by)
        .set(ADDRESS_RULES.UPDATED_AT, DSL.currentInstant())
        .set(ADDRESS_RULES.IS_DELETED, false)
        .returning()
        .fetchSingle(AddressRuleStore::rule);
  }

  boolean remove(String subject) {
    return sql.update(ADDRESS_RULES)
            .set(ADDRESS_RULES.IS_DELETED, true)
            .set(ADDRESS_RULES.UPDATED_AT, DSL.currentInstant())
            .where(alive(), ADDRESS_RULES.SUBJECT.eq(subject))
            .execute()
        > 0;
  }

  int count(Collection<String> addresses) {
    return sql.fetchCount(ADDRESS_RULES, named(addresses));
  }

  /// Masks what was said of these addresses; how many rules.
  int mask(Collection<String> addresses) {
    return sql.update(ADDRESS_RULES)
        .set(
            ADDRESS_RULES.SUBJECT,
            DSL.field(
                "'erased-' || gen_random_uuid() || {0}",
                String.class, DSL.val(ErasedPerson.MASK_DOMAIN)))
        .set(ADDRESS_RULES.UPDATED_AT, DSL.currentInstant())
        .set(ADDRESS_RULES.IS_DELETED, true)
        .where(named(addresses))
        .execute();
  }

  private static Condition named(Collection<String> addresses) {
    return DSL.and(
        ADDRESS_RULES.TENANT_ID.eq(Tenants.required().value()),
        ADDRESS_RULES.SUBJECT.eq(DSL.any(addresses.toArray(String[]::new))),
        ADDRESS_RULES.IS_DELETED.in(true, false));
  }

  /// The address, its domain, and the domains above that, in this order.
  private static List<String> subjects(String address) {
    List<String> subjects = new ArrayList<>(List.of(address));
    String domain = address.substring(address.lastIndexOf('@') + 1);
    for (int dot = 0; dot >= 0; dot = domain.indexOf('.')) {
      domain = domain.substring(dot == 0 ? 0 : dot + 1);
      subjects.add(domain);
    }
    return subjects;
  }

  private static AddressRule rule(Record r) {
    return new AddressRule(
        r.get(ADDRESS_RULES.SUBJECT),
        Verdict.valueOf(r.get(ADDRESS_RULES.VERDICT)),
        r.get(ADDRESS_RULES.UPDATED_AT));
  }

  private static Condition alive() {
    return ADDRESS_RULES.TENANT_ID.eq(Tenants.required().value()).andNot(ADDRESS_RULES.IS_DELETED);
  }
}
