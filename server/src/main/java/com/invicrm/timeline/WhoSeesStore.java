package com.invicrm.timeline;

import static com.invicrm.schema.Tables.ACTIVITIES;
import static com.invicrm.schema.Tables.MESSAGES;
import static com.invicrm.schema.Tables.MESSAGE_COPIES;
import static com.invicrm.schema.Tables.MESSAGE_PARTICIPANTS;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.selectDistinct;
import static org.jooq.impl.DSL.trueCondition;

import com.invicrm.access.Viewer;
import com.invicrm.tenancy.Tenants;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads what is shown about the sharing of mail: to its owner, and to whoever may ask for it.
@Component
class WhoSeesStore {
  private static final Field<UUID> MESSAGE = field(name("own", "message_id"), UUID.class);

  private final DSLContext sql;

  WhoSeesStore(DSLContext sql) {
    this.sql = sql;
  }

  /// What all colleagues see of a user's copies of a thread's mails, the least and the most.
  Optional<WhoSees.Range> ofCopies(UUID user, UUID thread) {
    return sql.select(min(MESSAGE_COPIES.SHARING), max(MESSAGE_COPIES.SHARING))
        .from(MESSAGES)
        .join(MESSAGE_COPIES)
        .on(
            MESSAGE_COPIES.TENANT_ID.eq(MESSAGES.TENANT_ID),
            MESSAGE_COPIES.MESSAGE_ID.eq(MESSAGES.ID),
            MESSAGE_COPIES.USER_ID.eq(user),
            MESSAGE_COPIES.IS_DELETED.isFalse())
        .where(
            MESSAGES.TENANT_ID.eq(tenant()),
            MESSAGES.THREAD_ID.eq(thread),
            MESSAGES.IS_DELETED.isFalse())
        .fetchOptional(r -> range(r.value1(), r.value2()))
        .flatMap(found -> found);
  }

  private static Optional<WhoSees.Range> range(@Nullable Short least, @Nullable Short most) {
    return least == null || most == null
        ? Optional.empty()
        : Optional.of(new WhoSees.Range(Visibility.access(least), Visibility.access(most)));
  }

  /// Those of these addresses that stand in a thread's mails for everybody to see.
  Set<String> named(UUID thread, Collection<String> addresses) {
    return sql.selectDistinct(MESSAGE_PARTICIPANTS.EMAIL_NORM)
        .from(MESSAGES)
        .join(MESSAGE_PARTICIPANTS)
        .on(
            MESSAGE_PARTICIPANTS.TENANT_ID.eq(MESSAGES.TENANT_ID),
            MESSAGE_PARTICIPANTS.MESSAGE_ID.eq(MESSAGES.ID),
            MESSAGE_PARTICIPANTS.EMAIL_NORM.eq(any(addresses.toArray(String[]::new))),
            MESSAGE_PARTICIPANTS.ROLE.ne(inline("bcc")),
            MESSAGE_PARTICIPANTS.IS_DELETED.isFalse())
        .where(
            MESSAGES.TENANT_ID.eq(tenant()),
            MESSAGES.THREAD_ID.eq(thread),
            MESSAGES.IS_DELETED.isFalse())
        .fetchSet(MESSAGE_PARTICIPANTS.EMAIL_NORM);
  }

  /// The subject of the newest mail of each thread whose subject the viewer may see.
  Map<UUID, String> subjects(Viewer viewer, Collection<UUID> threads) {
    return sql.select(MESSAGES.THREAD_ID, MESSAGES.SUBJECT)
        .distinctOn(MESSAGES.THREAD_ID)
        .from(MESSAGES)
        .leftJoin(Visibility.of(viewer).copies(MESSAGES.TENANT_ID, MESSAGES.ID))
        .on(trueCondition())
        .where(
            MESSAGES.TENANT_ID.eq(tenant()),
            MESSAGES.THREAD_ID.eq(any(threads.toArray(UUID[]::new))),
            MESSAGES.IS_DELETED.isFalse(),
            Visibility.level(MESSAGES.ID).ge(inline(Visibility.SUBJECT)))
        .orderBy(MESSAGES.THREAD_ID, MESSAGES.SENT_AT.desc())
        .fetchMap(MESSAGES.THREAD_ID, MESSAGES.SUBJECT);
  }

  /// Of an owner's mails, how many a colleague sees how far.
  Map<Access, Integer> counts(UUID owner, UUID colleague) {
    var own =
        selectDistinct(MESSAGE_COPIES.TENANT_ID, MESSAGE_COPIES.MESSAGE_ID)
            .from(MESSAGE_COPIES)
            .where(
                MESSAGE_COPIES.TENANT_ID.eq(tenant()),
                MESSAGE_COPIES.USER_ID.eq(owner),
                MESSAGE_COPIES.IS_DELETED.isFalse())
            .asTable("own");
    Field<Integer> level = Visibility.level(MESSAGE);
    Map<Access, Integer> counts = new EnumMap<>(Access.class);
    for (Access access : Access.values()) counts.put(access, 0);
    sql.select(level, count())
        .from(own)
        .join(ACTIVITIES)
        .on(
            ACTIVITIES.TENANT_ID.eq(tenant()),
            ACTIVITIES.MESSAGE_ID.eq(MESSAGE),
            ACTIVITIES.IS_DELETED.isFalse())
        .leftJoin(Visibility.of(colleague).copies(ACTIVITIES.TENANT_ID, ACTIVITIES.MESSAGE_ID))
        .on(trueCondition())
        .groupBy(level)
        .forEach(r -> counts.put(Visibility.access(r.value1()), r.value2()));
    return counts;
  }

  private static UUID tenant() {
    return Tenants.required().value();
  }
}
