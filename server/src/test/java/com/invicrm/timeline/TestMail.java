package com.invicrm.timeline;

import com.invicrm.tenancy.Ids;
import com.invicrm.tenancy.TenantId;
import com.invicrm.tenancy.Tenants;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Mails of a workspace with their activities and links, as capture leaves them.
final class TestMail {
  static final String SUBJECT = "Okapi subject";
  static final String SNIPPET = "Okapi snippet";
  static final String TEXT = "Okapi snippet and the whole rest";
  static final String ATTACHMENT = "okapi.pdf";
  static final Instant SENT = Instant.parse("2026-03-02T09:00:00Z");

  private static final String MAILS =
      """
      with thread as (
        insert into threads (tenant_id, id, source) select ?, m.id, 'mail' from unnest(cast(? as uuid[])) m (id)),
      message as (
        insert into messages (tenant_id, id, thread_id, subject, snippet, sent_at, kind, rules, source)
        select ?, m.id, m.id, ?, ?, m.at, 'person', 1, 'mail'
        from unnest(cast(? as uuid[]), cast(? as timestamptz[])) m (id, at)),
      body as (
        insert into message_bodies (tenant_id, message_id, text, parser)
        select ?, m.id, ?, 1 from unnest(cast(? as uuid[])) m (id)),
      attachment as (
        insert into message_attachments (tenant_id, message_id, position, name, type, size, sha256)
        select ?, m.id, 0, ?, 'application/pdf', 7, '' from unnest(cast(? as uuid[])) m (id)),
      participant as (
        insert into message_participants (tenant_id, message_id, role, email_norm, name, position)
        select ?, m.id, p.role, p.email, p.name, p.position from unnest(cast(? as uuid[])) m (id),
          (values ('from', 'priya@globex.example', 'Priya Nair', 0), ('to', 'team@acme.example', '', 1)) p (role, email, name, position))
      insert into activities (tenant_id, id, kind, occurred_at, direction, thread_id, message_id, source_kind, source_id, source)
      select ?, m.id, 'email', m.at, 'inbound', m.id, m.id, 'message', m.id, 'mail'
      from unnest(cast(? as uuid[]), cast(? as timestamptz[])) m (id, at)
      """;

  private static final String LINK =
      """
      insert into activity_%1$s (tenant_id, %2$s, activity_id, at)
      select ?, ?, m.id, m.at from unnest(cast(? as uuid[]), cast(? as timestamptz[])) m (id, at)
      """;

  private final DSLContext sql;
  private final TransactionTemplate transactions;
  private final UUID tenant;

  TestMail(ApplicationContext application, UUID tenant) {
    this.sql = application.getBean(DSLContext.class);
    this.transactions =
        new TransactionTemplate(application.getBean(PlatformTransactionManager.class));
    this.tenant = tenant;
  }

  /// A mail on the timelines of a person and a company, in nobody's mailbox yet; its activity and
  /// its message have one id.
  UUID mail(UUID contact, UUID company) {
    return mails(contact, company, List.of(SENT)).getFirst();
  }

  /// As many mails as there are times.
  List<UUID> mails(UUID contact, UUID company, List<Instant> times) {
    List<UUID> made = new ArrayList<>();
    times.forEach(_ -> made.add(Ids.next()));
    UUID[] ids = made.toArray(UUID[]::new);
    OffsetDateTime[] at =
        times.stream().map(t -> t.atOffset(ZoneOffset.UTC)).toArray(OffsetDateTime[]::new);
    write(() -> {
      insert(ids, at);
      sql.execute(LINK.formatted("contacts", "contact_id"), tenant, contact, ids, at);
      sql.execute(LINK.formatted("companies", "company_id"), tenant, company, ids, at);
    });
    return made;
  }

  /// Makes mails one thread, which has the id of the first.
  UUID thread(List<UUID> mails) {
    UUID thread = mails.getFirst();
    for (String table : List.of("messages", "activities")) {
      write(() ->
          sql.execute(
              "update %s set thread_id = ? where tenant_id = ? and id = any (cast(? as uuid[])) and not is_deleted"
                  .formatted(table),
              thread,
              tenant,
              mails.toArray(UUID[]::new)));
    }
    return thread;
  }

  /// Puts copies of mails into a mailbox.
  ///
  /// @param user whose it is; null when the owner is no user
  void copies(List<UUID> mails, @Nullable UUID user, int sharing) {
    write(() ->
        sql.execute(
            """
            insert into message_copies (tenant_id, channel_id, provider_id, message_id, user_id, sharing, direction, received_at)
            select ?, ?, m.id, m.id, ?, ?, 'inbound', now() from unnest(cast(? as uuid[])) m (id)
            """,
            tenant,
            Ids.next(),
            user,
            sharing,
            mails.toArray(UUID[]::new)));
  }

  void copy(UUID mail, @Nullable UUID user, int sharing) {
    copies(List.of(mail), user, sharing);
  }

  /// Takes a mail out of somebody's mailbox.
  void putCopyAway(UUID mail, UUID user) {
    write(() ->
        sql.execute(
            """
            update message_copies set is_deleted = true
            where tenant_id = ? and message_id = ? and user_id = ? and not is_deleted
            """,
            tenant,
            mail,
            user));
  }

  /// A further address in a mail's From, as first as the one before.
  void alsoFrom(UUID mail, String address) {
    write(() ->
        sql.execute(
            """
            insert into message_participants (tenant_id, message_id, role, email_norm, name, position)
            values (?, ?, 'from', ?, '', 0)
            """,
            tenant,
            mail,
            address));
  }

  /// So many people with an address each, with whom nothing happened.
  void crowd(int count) {
    write(() ->
        sql.execute(
            """
            with person as (
              insert into contacts (tenant_id, id, display_name, sort_name, source)
              select ?, gen_random_uuid(), 'Person ' || n, 'person ' || n, 'mail' from generate_series(1, ?) n
              returning id)
            insert into contact_emails (tenant_id, email_norm, contact_id, email)
            select ?, p.id || '@crowd.example', p.id, p.id || '@crowd.example' from person p
            """,
            tenant,
            count,
            tenant));
  }

  private void insert(UUID[] ids, OffsetDateTime[] at) {
    sql.execute(
        MAILS,
        tenant,
        ids,
        tenant,
        SUBJECT,
        SNIPPET,
        ids,
        at,
        tenant,
        TEXT,
        ids,
        tenant,
        ATTACHMENT,
        ids,
        tenant,
        ids,
        tenant,
        ids,
        at);
  }

  private void write(Runnable work) {
    Tenants.run(new TenantId(tenant), () -> transactions.executeWithoutResult(_ -> work.run()));
  }
}
