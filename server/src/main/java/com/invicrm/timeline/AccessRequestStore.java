package com.invicrm.timeline;

import static com.invicrm.schema.Tables.ACCESS_REQUESTS;
import static org.jooq.impl.DSL.noCondition;

import com.invicrm.tenancy.Ids;
import com.invicrm.tenancy.Tenants;
import com.invicrm.timeline.AccessRequest.Parties;
import com.invicrm.timeline.AccessRequest.Side;
import com.invicrm.timeline.AccessRequest.Status;
import com.invicrm.timeline.AccessRequest.Subject;
import com.invicrm.timeline.AccessRequest.Times;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class AccessRequestStore {
  /// What was granted holds while more is asked for; who has it already asks for nothing.
  private static final String ASK =
      """
      insert into access_requests as t (tenant_id, id, owner_id, viewer_id, kind, subject_id, status, wanted)
      select cast(? as uuid), o.id, o.owner_id, cast(? as uuid), ?, cast(? as uuid), 'asked', cast(? as smallint)
      from unnest(cast(? as uuid[]), cast(? as uuid[])) as o (id, owner_id)
      on conflict (tenant_id, owner_id, viewer_id, kind, subject_id)
      do update set wanted = excluded.wanted, version = t.version + 1, updated_at = now(), is_deleted = false,
        status = case when t.granted >= excluded.wanted then t.status else 'asked' end,
        asked_at = case when t.status = 'asked' then t.asked_at else now() end
      returning t.*
      """;

  private static final String ANSWER =
      """
      update access_requests t
      set granted = case ? when 'granted' then cast(? as smallint) when 'revoked' then null else t.granted end,
        status = case when ? = 'declined' and t.granted is not null then 'granted' else ? end,
        answered_at = now(), version = t.version + 1, updated_at = now()
      where t.tenant_id = ? and t.owner_id = ? and t.id = ? and not t.is_deleted
      returning t.*
      """;

  private static final String OWNERS_OF_THREAD =
      """
      select distinct c.user_id from messages m
      join message_copies c on c.tenant_id = m.tenant_id and c.message_id = m.id and c.user_id is not null and not c.is_deleted
      where m.tenant_id = ? and m.thread_id = ? and not m.is_deleted
      """;

  private static final String OWNERS_OF_MAIL_WITH =
      """
      select distinct c.user_id from message_participants p
      join message_copies c on c.tenant_id = p.tenant_id and c.message_id = p.message_id and c.user_id is not null
        and not c.is_deleted
      where p.tenant_id = ? and p.email_norm = any (cast(? as text[])) and not p.is_deleted
      """;

  private final DSLContext sql;

  AccessRequestStore(DSLContext sql) {
    this.sql = sql;
  }

  List<AccessRequest> page(
      UUID user, Side side, Optional<Status> status, @Nullable UUID after, int limit) {
    return sql.select()
        .from(ACCESS_REQUESTS)
        .where(
            alive(),
            (side == Side.made ? ACCESS_REQUESTS.VIEWER_ID : ACCESS_REQUESTS.OWNER_ID).eq(user),
            status.map(s -> ACCESS_REQUESTS.STATUS.eq(s.name())).orElse(noCondition()),
            after == null ? noCondition() : ACCESS_REQUESTS.ID.lt(after))
        .orderBy(ACCESS_REQUESTS.ID.desc())
        .limit(limit)
        .fetch(AccessRequestStore::request);
  }

  /// Those about a thread that a user got or made.
  List<AccessRequest> ofThread(UUID user, UUID thread) {
    return sql.select()
        .from(ACCESS_REQUESTS)
        .where(
            alive(),
            ACCESS_REQUESTS.KIND.eq("thread"),
            ACCESS_REQUESTS.SUBJECT_ID.eq(thread),
            ACCESS_REQUESTS.OWNER_ID.eq(user).or(ACCESS_REQUESTS.VIEWER_ID.eq(user)))
        .orderBy(ACCESS_REQUESTS.ID.desc())
        .fetch(AccessRequestStore::request);
  }

  List<AccessRequest> ask(UUID viewer, Set<UUID> owners, Subject subject, Access access) {
    var sorted = new TreeSet<>(owners);
    return sql.fetch(
            ASK,
            tenant(),
            viewer,
            kind(subject),
            id(subject),
            Visibility.level(access),
            sorted.stream().map(_ -> Ids.next()).toArray(UUID[]::new),
            sorted.toArray(UUID[]::new))
        .into(ACCESS_REQUESTS)
        .map(AccessRequestStore::request);
  }

  /// The request as it stands then, if the user was asked.
  Optional<AccessRequest> answer(UUID owner, UUID id, Status status, @Nullable Access access) {
    @Nullable Short level = access == null ? null : Visibility.level(access);
    return sql
        .fetch(ANSWER, status.name(), level, status.name(), status.name(), tenant(), owner, id)
        .into(ACCESS_REQUESTS)
        .map(AccessRequestStore::request)
        .stream()
        .findFirst();
  }

  Set<UUID> ownersOfThread(UUID thread) {
    return new HashSet<>(sql.fetch(OWNERS_OF_THREAD, tenant(), thread).intoSet(0, UUID.class));
  }

  Set<UUID> ownersOfMailWith(Collection<String> addresses) {
    String[] array = addresses.toArray(String[]::new);
    return new HashSet<>(sql.fetch(OWNERS_OF_MAIL_WITH, tenant(), array).intoSet(0, UUID.class));
  }

  private static AccessRequest request(Record r) {
    UUID subject = r.get(ACCESS_REQUESTS.SUBJECT_ID);
    return new AccessRequest(
        r.get(ACCESS_REQUESTS.ID),
        new Parties(r.get(ACCESS_REQUESTS.OWNER_ID), r.get(ACCESS_REQUESTS.VIEWER_ID)),
        r.get(ACCESS_REQUESTS.KIND).equals("thread")
            ? new Subject.OfThread(subject)
            : new Subject.OfPerson(subject),
        Status.valueOf(r.get(ACCESS_REQUESTS.STATUS)),
        Visibility.access(r.get(ACCESS_REQUESTS.WANTED)),
        Optional.ofNullable(r.get(ACCESS_REQUESTS.GRANTED))
            .map(Short::intValue)
            .map(Visibility::access),
        new Times(
            r.get(ACCESS_REQUESTS.ASKED_AT),
            Optional.ofNullable(r.get(ACCESS_REQUESTS.ANSWERED_AT))));
  }

  private static String kind(Subject subject) {
    return subject instanceof Subject.OfThread ? "thread" : "person";
  }

  private static UUID id(Subject subject) {
    return switch (subject) {
      case Subject.OfThread(UUID id) -> id;
      case Subject.OfPerson(UUID id) -> id;
    };
  }

  private static Condition alive() {
    return ACCESS_REQUESTS.TENANT_ID.eq(tenant()).and(ACCESS_REQUESTS.IS_DELETED.isFalse());
  }

  private static UUID tenant() {
    return Tenants.required().value();
  }
}
