package com.invicrm.timeline;

import static com.invicrm.schema.Tables.MAILBOX_SHARING;
import static com.invicrm.schema.Tables.MESSAGE_COPIES;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.currentInstant;
import static org.jooq.impl.DSL.val;

import com.invicrm.tenancy.Tenants;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What mailboxes share, and the levels that stand on copies of their mail.
@Component
class SharingStore {
  private static final String LOCK = "sharing ";

  private final DSLContext sql;

  SharingStore(DSLContext sql) {
    this.sql = sql;
  }

  /// Decisions wait until this transaction ends, others that bring mail do not.
  void hold() {
    sql.fetch("select pg_advisory_xact_lock_shared(hashtextextended({0}, 0))", lock());
  }

  /// Nobody brings mail or decides until this transaction ends; what they did is seen.
  void seize() {
    sql.fetch("select pg_advisory_xact_lock(hashtextextended({0}, 0))", lock());
  }

  /// Two copies of one mail that come into two mailboxes at once each see what the other says of
  /// who is in it.
  void lock(Collection<UUID> messages) {
    sql.fetch(
        """
        select id from messages
        where tenant_id = ? and id = any (cast(? as uuid[])) and not is_deleted
        order by id for no key update
        """,
        tenant(),
        messages.toArray(UUID[]::new));
  }

  Map<UUID, Access> ofMailboxes(Collection<UUID> mailboxes) {
    return sql.select(MAILBOX_SHARING.MAILBOX_ID, MAILBOX_SHARING.SHARING)
        .from(MAILBOX_SHARING)
        .where(
            MAILBOX_SHARING.TENANT_ID.eq(tenant()),
            MAILBOX_SHARING.MAILBOX_ID.eq(any(mailboxes.toArray(UUID[]::new))),
            MAILBOX_SHARING.IS_DELETED.isFalse())
        .fetchMap(r -> r.value1(), r -> Visibility.access(r.value2()));
  }

  void put(UUID mailbox, Access access, UUID by) {
    sql.insertInto(MAILBOX_SHARING)
        .set(MAILBOX_SHARING.TENANT_ID, tenant())
        .set(MAILBOX_SHARING.MAILBOX_ID, mailbox)
        .set(MAILBOX_SHARING.SHARING, Visibility.level(access))
        .set(MAILBOX_SHARING.CREATED_BY, by)
        .onConflict(MAILBOX_SHARING.TENANT_ID, MAILBOX_SHARING.MAILBOX_ID)
        .doUpdate()
        .set(MAILBOX_SHARING.SHARING, Visibility.level(access))
        .set(MAILBOX_SHARING.CREATED_BY, by)
        .set(MAILBOX_SHARING.VERSION, MAILBOX_SHARING.VERSION.plus(1))
        .set(MAILBOX_SHARING.UPDATED_AT, currentInstant())
        .set(MAILBOX_SHARING.IS_DELETED, false)
        .execute();
  }

  Map<UUID, Integer> mails(Collection<UUID> channels) {
    return sql.select(MESSAGE_COPIES.CHANNEL_ID, count())
        .from(MESSAGE_COPIES)
        .where(
            MESSAGE_COPIES.TENANT_ID.eq(tenant()),
            MESSAGE_COPIES.CHANNEL_ID.eq(any(channels.toArray(UUID[]::new))),
            MESSAGE_COPIES.IS_DELETED.isFalse())
        .groupBy(MESSAGE_COPIES.CHANNEL_ID)
        .fetchMap(r -> r.value1(), r -> r.value2());
  }

  /// Whether anybody decided, was asked or gave anything about a part of their mail.
  boolean hasExceptions() {
    return sql.fetchSingle(
            """
            select exists (select 1 from sharing_rules r where r.tenant_id = ? and not r.is_deleted)
              or exists (select 1 from access_requests g where g.tenant_id = ? and not g.is_deleted)
            """,
            tenant(),
            tenant())
        .get(0, boolean.class);
  }

  /// The people of whom an owner decided or gave something.
  Set<UUID> people() {
    return sql.fetch(
            """
            select cast(r.subject as uuid) from sharing_rules r
            where r.tenant_id = ? and r.kind = 'person' and not r.is_deleted
            union
            select g.subject_id from access_requests g
            where g.tenant_id = ? and g.kind = 'person' and g.granted is not null and not g.is_deleted
            """,
            tenant(),
            tenant())
        .intoSet(0, UUID.class);
  }

  /// The owners who decided or gave something of a person.
  Set<UUID> owners(UUID contact) {
    return sql.fetch(
            """
            select r.user_id from sharing_rules r
            where r.tenant_id = ? and r.kind = 'person' and r.subject = ? and not r.is_deleted
            union
            select g.owner_id from access_requests g
            where g.tenant_id = ? and g.kind = 'person' and g.subject_id = ? and g.granted is not null and not g.is_deleted
            """,
            tenant(),
            contact.toString(),
            tenant(),
            contact)
        .intoSet(0, UUID.class);
  }

  /// Writes the levels on copies.
  ///
  /// @param statement one of [CopyLevels]
  /// @param base what their mailbox shares from now on; null when that stays
  /// @param people whose an address is
  void apply(String statement, @Nullable Short base, Map<String, UUID> people, Object... scope) {
    var sorted = new TreeMap<>(people);
    List<@Nullable Object> values = new ArrayList<>();
    values.add(base);
    values.add(tenant());
    values.addAll(Arrays.asList(scope));
    values.add(sorted.keySet().toArray(String[]::new));
    values.add(sorted.values().toArray(UUID[]::new));
    values.add(tenant());
    sql.execute(statement, values.toArray());
  }

  /// Puts away what was decided or asked about people who are erased; how much.
  int forget(Collection<UUID> people) {
    UUID[] ids = people.toArray(UUID[]::new);
    int rules =
        sql.execute(
            """
            update sharing_rules set is_deleted = true, version = version + 1, updated_at = now()
            where tenant_id = ? and kind = 'person' and subject = any (cast(cast(? as uuid[]) as text[])) and not is_deleted
            """,
            tenant(),
            ids);
    return rules
        + sql.execute(
            """
            update access_requests set is_deleted = true, version = version + 1, updated_at = now()
            where tenant_id = ? and kind = 'person' and subject_id = any (cast(? as uuid[])) and not is_deleted
            """,
            tenant(),
            ids);
  }

  private static org.jooq.Param<String> lock() {
    return val(LOCK + tenant());
  }

  private static UUID tenant() {
    return Tenants.required().value();
  }
}
