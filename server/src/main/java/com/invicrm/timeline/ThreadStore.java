package com.invicrm.timeline;

import static com.invicrm.schema.Tables.ACTIVITIES;
import static com.invicrm.schema.Tables.MESSAGES;
import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.trueCondition;
import static org.jooq.impl.DSL.unnest;
import static org.jooq.impl.DSL.when;

import com.invicrm.access.Viewer;
import com.invicrm.tenancy.Tenants;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads what is shown of a thread whose mails stand in one row, in one statement a page.
@Component
class ThreadStore {
  /// One of a thread's newest mails.
  private record Mail(
      UUID thread,
      int mails,
      @Nullable String address,
      @Nullable String name,
      @Nullable String subject) {}

  /// Who wrote before these is not shown beside a collapsed thread.
  private static final int NEWEST = 20;

  private static final Field<UUID> THREAD = field(name("thread", "id"), UUID.class);
  private static final Field<UUID> TENANT = field(name("mail", "tenant_id"), UUID.class);
  private static final Field<UUID> MESSAGE = field(name("mail", "message_id"), UUID.class);
  private static final Field<Integer> MAILS = field(name("mail", "mails"), Integer.class);
  private static final Field<Instant> AT =
      field(name("mail", "occurred_at"), ACTIVITIES.OCCURRED_AT.getDataType());

  private final DSLContext sql;

  ThreadStore(DSLContext sql) {
    this.sql = sql;
  }

  Map<UUID, Activity.Conversation> of(Viewer viewer, Links links, Collection<UUID> threads) {
    if (threads.isEmpty()) return Map.of();
    return newest(viewer, links, threads.toArray(UUID[]::new)).stream()
        .collect(
            Collectors.groupingBy(
                Mail::thread,
                Collectors.collectingAndThen(Collectors.toList(), ThreadStore::thread)));
  }

  private List<Mail> newest(Viewer viewer, Links links, UUID[] threads) {
    Field<Integer> level = Visibility.level(MESSAGE);
    return sql.select(
            THREAD,
            MAILS,
            MESSAGES.FROM_ADDRESS,
            MESSAGES.FROM_NAME,
            when(level.ge(inline(Visibility.SUBJECT)), MESSAGES.SUBJECT))
        .from(unnest(threads).as("thread", "id"))
        .crossJoin(mails(links))
        .leftJoin(MESSAGES)
        .on(MESSAGES.TENANT_ID.eq(TENANT), MESSAGES.ID.eq(MESSAGE), MESSAGES.IS_DELETED.isFalse())
        .leftJoin(Visibility.of(viewer).copies(TENANT, MESSAGE))
        .on(trueCondition())
        .orderBy(AT.desc())
        .fetch(r -> new Mail(r.value1(), r.value2(), r.value3(), r.value4(), r.value5()));
  }

  private static Table<?> mails(Links links) {
    return lateral(
        select(
                ACTIVITIES.TENANT_ID,
                ACTIVITIES.MESSAGE_ID,
                ACTIVITIES.OCCURRED_AT,
                count().over().as("mails"))
            .from(ACTIVITIES)
            .join(links.table())
            .on(links.activity().eq(ACTIVITIES.ID), links.inUse())
            .where(
                ACTIVITIES.TENANT_ID.eq(Tenants.required().value()),
                ACTIVITIES.THREAD_ID.eq(THREAD),
                Links.isMail(),
                ACTIVITIES.IS_DELETED.isFalse())
            .orderBy(ACTIVITIES.OCCURRED_AT.desc(), ACTIVITIES.ID.desc())
            .limit(inline(NEWEST))
            .asTable("mail"));
  }

  private static Activity.Conversation thread(List<Mail> newest) {
    Map<String, Activity.Participant> people = new LinkedHashMap<>();
    for (Mail mail : newest) {
      if (mail.address() != null) people.putIfAbsent(mail.address(), sender(mail));
    }
    return new Activity.Conversation(
        newest.getFirst().mails(),
        List.copyOf(people.values()),
        newest.stream().map(Mail::subject).filter(Objects::nonNull).findFirst().orElse(null));
  }

  private static Activity.Participant sender(Mail mail) {
    String name = mail.name();
    return new Activity.Participant(
        "from", requireNonNull(mail.address()), name == null ? "" : name, null);
  }
}
