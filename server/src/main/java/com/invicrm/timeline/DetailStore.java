package com.invicrm.timeline;

import static com.invicrm.schema.Tables.ACTIVITIES;
import static com.invicrm.schema.Tables.MESSAGE_ATTACHMENTS;
import static com.invicrm.schema.Tables.MESSAGE_BODIES;
import static com.invicrm.schema.Tables.MESSAGE_PARTICIPANTS;
import static org.jooq.impl.DSL.coalesce;

import com.invicrm.tenancy.Tenants;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads what is shown of one activity alone. It is asked after the viewer's access is known, and
/// obeys it.
@Component
class DetailStore {
  private static final Written NOTHING = new Written(null, List.of());

  private final DSLContext sql;

  DetailStore(DSLContext sql) {
    this.sql = sql;
  }

  Activity.Details of(Activity activity, Function<Set<String>, Map<String, UUID>> contacts) {
    boolean all = activity.access() == Access.everything;
    Written written = all ? written(activity.id()) : NOTHING;
    return new Activity.Details(
        written.text(),
        written.marks(),
        // Who got a blind copy was not for everybody's eyes.
        participants(activity.id(), contacts).stream()
            .filter(p -> all || !p.role().equals("bcc"))
            .toList(),
        all ? attachments(activity.id()) : List.of());
  }

  private Written written(UUID activity) {
    return sql.select(coalesce(MESSAGE_BODIES.TEXT, ACTIVITIES.TEXT), MESSAGE_BODIES.MARKS)
        .from(ACTIVITIES)
        .leftJoin(MESSAGE_BODIES)
        .on(
            MESSAGE_BODIES.TENANT_ID.eq(ACTIVITIES.TENANT_ID),
            MESSAGE_BODIES.MESSAGE_ID.eq(ACTIVITIES.MESSAGE_ID),
            MESSAGE_BODIES.IS_DELETED.isFalse())
        .where(
            ACTIVITIES.TENANT_ID.eq(tenant()),
            ACTIVITIES.ID.eq(activity),
            ACTIVITIES.IS_DELETED.isFalse())
        .fetchOptional(
            r -> new Written(r.value1(), r.value2() == null ? List.of() : TextMark.of(r.value2())))
        .orElse(NOTHING);
  }

  private List<Activity.Participant> participants(
      UUID activity, Function<Set<String>, Map<String, UUID>> contacts) {
    var rows =
        sql.select(
                MESSAGE_PARTICIPANTS.ROLE,
                MESSAGE_PARTICIPANTS.EMAIL_NORM,
                MESSAGE_PARTICIPANTS.NAME)
            .from(ACTIVITIES)
            .join(MESSAGE_PARTICIPANTS)
            .on(
                MESSAGE_PARTICIPANTS.TENANT_ID.eq(ACTIVITIES.TENANT_ID),
                MESSAGE_PARTICIPANTS.MESSAGE_ID.eq(ACTIVITIES.MESSAGE_ID),
                MESSAGE_PARTICIPANTS.IS_DELETED.isFalse())
            .where(
                ACTIVITIES.TENANT_ID.eq(tenant()),
                ACTIVITIES.ID.eq(activity),
                ACTIVITIES.IS_DELETED.isFalse())
            .orderBy(MESSAGE_PARTICIPANTS.POSITION, MESSAGE_PARTICIPANTS.ROLE)
            .fetch();
    Map<String, UUID> known =
        contacts.apply(rows.stream().map(r -> r.value2()).collect(Collectors.toSet()));
    return rows.map(
        r -> new Activity.Participant(r.value1(), r.value2(), r.value3(), known.get(r.value2())));
  }

  private List<Activity.Attachment> attachments(UUID activity) {
    return sql.select(MESSAGE_ATTACHMENTS.NAME, MESSAGE_ATTACHMENTS.TYPE, MESSAGE_ATTACHMENTS.SIZE)
        .from(ACTIVITIES)
        .join(MESSAGE_ATTACHMENTS)
        .on(
            MESSAGE_ATTACHMENTS.TENANT_ID.eq(ACTIVITIES.TENANT_ID),
            MESSAGE_ATTACHMENTS.MESSAGE_ID.eq(ACTIVITIES.MESSAGE_ID),
            MESSAGE_ATTACHMENTS.IS_DELETED.isFalse())
        .where(
            ACTIVITIES.TENANT_ID.eq(tenant()),
            ACTIVITIES.ID.eq(activity),
            ACTIVITIES.IS_DELETED.isFalse())
        .orderBy(MESSAGE_ATTACHMENTS.POSITION)
        .fetch(r -> new Activity.Attachment(r.value1(), r.value2(), r.value3()));
  }

  private static UUID tenant() {
    return Tenants.required().value();
  }

  private record Written(@Nullable String text, List<TextMark> marks) {}
}
