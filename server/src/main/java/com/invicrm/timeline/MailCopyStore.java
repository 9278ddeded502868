package com.invicrm.timeline;

import static com.invicrm.schema.Tables.ACTIVITIES;
import static com.invicrm.schema.Tables.MESSAGES;
import static com.invicrm.schema.Tables.MESSAGE_COPIES;
import static com.invicrm.schema.Tables.MESSAGE_PARTICIPANTS;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.trueCondition;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import com.invicrm.access.Viewer;
import com.invicrm.tenancy.Tenants;
import com.invicrm.timeline.MailCopies.MailCopy;
import com.invicrm.timeline.MailCopies.Place;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class MailCopyStore {
  private final DSLContext sql;

  MailCopyStore(DSLContext sql) {
    this.sql = sql;
  }

  List<MailCopy> naming(
      Viewer viewer, String address, Collection<UUID> channels, @Nullable Place after, int limit) {
    Field<Integer> level = Visibility.level(MESSAGES.ID);
    return sql.select(
            MESSAGE_COPIES.CHANNEL_ID,
            MESSAGE_COPIES.PROVIDER_ID,
            ACTIVITIES.ID,
            MESSAGES.SENT_AT,
            MESSAGE_COPIES.DIRECTION,
            level,
            when(level.ge(inline(Visibility.SUBJECT)), MESSAGES.SUBJECT))
        .from(MESSAGE_COPIES)
        .join(MESSAGES)
        .on(
            MESSAGES.TENANT_ID.eq(MESSAGE_COPIES.TENANT_ID),
            MESSAGES.ID.eq(MESSAGE_COPIES.MESSAGE_ID),
            MESSAGES.IS_DELETED.isFalse())
        .join(ACTIVITIES)
        .on(
            ACTIVITIES.TENANT_ID.eq(MESSAGE_COPIES.TENANT_ID),
            ACTIVITIES.MESSAGE_ID.eq(MESSAGES.ID),
            ACTIVITIES.IS_DELETED.isFalse())
        .leftJoin(Visibility.of(viewer).copies(MESSAGES.TENANT_ID, MESSAGES.ID))
        .on(trueCondition())
        .where(
            MESSAGE_COPIES.TENANT_ID.eq(tenant()),
            MESSAGE_COPIES.CHANNEL_ID.eq(any(channels.toArray(UUID[]::new))),
            MESSAGE_COPIES.IS_DELETED.isFalse(),
            MESSAGE_COPIES.MESSAGE_ID.in(namedIn(address)),
            after(after))
        .orderBy(
            MESSAGES.SENT_AT.desc(),
            MESSAGE_COPIES.CHANNEL_ID.desc(),
            MESSAGE_COPIES.PROVIDER_ID.desc())
        .limit(limit)
        .fetch(r ->
            new MailCopy(
                r.value1(),
                r.value2(),
                r.value3(),
                r.value4(),
                r.value5(),
                Visibility.access(r.value6()),
                r.value7()));
  }

  private static Select<? extends org.jooq.Record1<UUID>> namedIn(String address) {
    return select(MESSAGE_PARTICIPANTS.MESSAGE_ID)
        .from(MESSAGE_PARTICIPANTS)
        .where(
            MESSAGE_PARTICIPANTS.TENANT_ID.eq(tenant()),
            MESSAGE_PARTICIPANTS.EMAIL_NORM.eq(address),
            MESSAGE_PARTICIPANTS.IS_DELETED.isFalse());
  }

  private static Condition after(@Nullable Place place) {
    if (place == null) return noCondition();
    return row(MESSAGES.SENT_AT, MESSAGE_COPIES.CHANNEL_ID, MESSAGE_COPIES.PROVIDER_ID)
        .lt(val(place.at()), val(place.channel()), val(place.providerId()));
  }

  private static UUID tenant() {
    return Tenants.required().value();
  }
}
