package com.invicrm.people;

import com.invicrm.tenancy.Tenants;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Masks contacts and what hangs on them. What is part of a key becomes a random word, so that
/// nothing tells which were one another's.
@Component
class ContactMaskStore {
  private static final String LOCK =
      """
      select c.id from contacts c
      where c.tenant_id = ? and c.id = any (cast(? as uuid[])) and c.is_deleted in (false, true)
      order by c.id for no key update
      """;

  private static final String CONTACTS =
      """
      update contacts c
      set display_name = '', first_name = null, last_name = null, title = null, sort_name = '', last_contacted_at = null,
        field_sources = '{"isDeleted": {"source": "person"}}', is_deleted = true, erased_at = coalesce(c.erased_at, now()),
        version = c.version + 1, updated_at = now()
      where c.tenant_id = ? and c.id = any (cast(? as uuid[])) and c.is_deleted in (false, true)
      """;

  private static final String EMAILS =
      """
      update contact_emails
      set email_norm = 'erased-' || gen_random_uuid() || '%s', email = '', is_deleted = true
      where tenant_id = ? and contact_id = any (cast(? as uuid[])) and is_deleted in (false, true) and email <> ''
      """
          .formatted(ErasedPerson.MASK_DOMAIN);

  private static final String PHONES =
      """
      update contact_phones set phone_norm = 'erased-' || gen_random_uuid(), phone = '', is_deleted = true
      where tenant_id = ? and contact_id = any (cast(? as uuid[])) and is_deleted in (false, true) and phone <> ''
      """;

  private static final String JOBS =
      """
      update contact_companies set from_date = null, to_date = null, is_deleted = true
      where tenant_id = ? and contact_id = any (cast(? as uuid[])) and is_deleted in (false, true)
        and (not is_deleted or from_date is not null or to_date is not null)
      """;

  private static final String TAGS =
      """
      update contact_tags set is_deleted = true
      where tenant_id = ? and contact_id = any (cast(? as uuid[])) and not is_deleted
      """;

  private static final String SEARCH_ROWS =
      """
      update name_keys set key = 'erased-' || gen_random_uuid(), is_deleted = true
      where tenant_id = ? and subject_id = any (cast(? as uuid[])) and is_deleted in (false, true)
        and key !~ '^erased-[-0-9a-f]{36}$'
      """;

  private static final String TAG_NAMES =
      """
      select t.id, t.name from tags t
      where t.tenant_id = ? and t.is_deleted in (false, true) and t.id in (
        select l.tag_id from contact_tags l
        where l.tenant_id = ? and l.contact_id = any (cast(? as uuid[])) and l.is_deleted in (false, true))
      """;

  /// No other tag is called so.
  private static final String RENAME_TAG =
      """
      update tags set name = ?, name_norm = 'erased-' || id, version = version + 1, updated_at = now()
      where tenant_id = ? and id = ? and is_deleted in (false, true)
      """;

  private static final String COUNT =
      """
      select
        (select count(*) from contact_emails e where e.tenant_id = ? and e.contact_id = any (cast(? as uuid[]))
          and e.is_deleted in (false, true)),
        (select count(*) from contact_phones p where p.tenant_id = ? and p.contact_id = any (cast(? as uuid[]))
          and p.is_deleted in (false, true)),
        (select count(*) from contact_companies j where j.tenant_id = ? and j.contact_id = any (cast(? as uuid[]))
          and not j.is_deleted),
        (select count(*) from contact_tags l where l.tenant_id = ? and l.contact_id = any (cast(? as uuid[]))
          and not l.is_deleted),
        (select count(*) from name_keys k where k.tenant_id = ? and k.subject_id = any (cast(? as uuid[]))
          and k.is_deleted in (false, true))
      """;

  private static final List<ErasedKind> COUNTED =
      List.of(
          ErasedKind.addresses,
          ErasedKind.phones,
          ErasedKind.jobs,
          ErasedKind.tags,
          ErasedKind.searchRows);

  private final DSLContext sql;
  private final RetirementStore retirement;

  ContactMaskStore(DSLContext sql, RetirementStore retirement) {
    this.sql = sql;
    this.retirement = retirement;
  }

  /// Nobody else changes them until this transaction ends.
  void lock(Collection<UUID> contacts) {
    sql.execute(LOCK, tenant(), ids(contacts));
  }

  Map<ErasedKind, Integer> count(Collection<UUID> contacts) {
    @Nullable Object[] scope = {tenant(), ids(contacts)};
    var row =
        sql.fetchSingle(
            COUNT,
            Collections.nCopies(COUNTED.size(), scope).stream().flatMap(Arrays::stream).toArray());
    Map<ErasedKind, Integer> counts = new EnumMap<>(ErasedKind.class);
    for (int i = 0; i < COUNTED.size(); i++) counts.put(COUNTED.get(i), row.get(i, Integer.class));
    return counts;
  }

  /// The contacts are locked by the caller. Companies that nobody is left in go with them.
  Map<ErasedKind, Integer> mask(Collection<UUID> contacts, Blot blot) {
    Map<ErasedKind, Integer> counts = new EnumMap<>(ErasedKind.class);
    renameTags(contacts, blot);
    execute(CONTACTS, contacts);
    retirement.retireCompaniesOf(contacts);
    counts.put(ErasedKind.addresses, execute(EMAILS, contacts));
    counts.put(ErasedKind.phones, execute(PHONES, contacts));
    counts.put(ErasedKind.jobs, execute(JOBS, contacts));
    counts.put(ErasedKind.tags, execute(TAGS, contacts));
    counts.put(ErasedKind.searchRows, execute(SEARCH_ROWS, contacts));
    return counts;
  }

  private void renameTags(Collection<UUID> contacts, Blot blot) {
    sql.fetch(TAG_NAMES, tenant(), tenant(), ids(contacts))
        .forEach(r -> {
          String name = r.get(1, String.class);
          String masked = blot.inTitle(name);
          if (!masked.equals(name)) sql.execute(RENAME_TAG, masked, tenant(), r.get(0, UUID.class));
        });
  }

  private int execute(String statement, Collection<UUID> contacts) {
    return sql.execute(statement, tenant(), ids(contacts));
  }

  private static UUID[] ids(Collection<UUID> ids) {
    return ids.stream().sorted().toArray(UUID[]::new);
  }

  private static UUID tenant() {
    return Tenants.required().value();
  }
}
