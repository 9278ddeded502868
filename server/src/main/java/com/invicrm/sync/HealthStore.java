package com.invicrm.sync;

import com.invicrm.access.ContactPolicy;
import com.invicrm.sync.Integration.Counts;
import com.invicrm.sync.Integration.Internal;
import com.invicrm.sync.Integration.Rules;
import com.invicrm.tenancy.Tenants;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// How mailboxes at providers are, as their rows tell.
@Component
class HealthStore {
  /// A mailbox and its channel.
  ///
  /// @param now the database's clock
  record Row(
      UUID id,
      UUID userId,
      String provider,
      String address,
      String status,
      Optional<Instant> connectedAt,
      Optional<Instant> refusedAt,
      Rules rules,
      Channel channel,
      Instant now) {}

  /// The channel.
  ///
  /// @param kind by which the mailbox is read
  /// @param isListing the provider's list is not read to its end
  /// @param pace units left, JSON
  /// @param audit JSON
  record Channel(
      UUID id,
      String kind,
      String state,
      boolean isListing,
      Optional<String> pace,
      Optional<Instant> dueAt,
      Optional<Instant> coolUntil,
      int failures,
      Optional<String> trouble,
      Optional<Instant> troubleAt,
      Optional<Instant> lastOkAt,
      int contacts,
      int companies,
      Optional<String> audit) {}

  private static final String ROWS =
      """
      select i.id, i.user_id, i.provider, i.email, i.status, i.connected_at, i.refused_at,
        i.labels_only, i.labels_without, i.skip_internal, i.contact_policy, i.include_own_domain,
        c.id, c.state, c.listing is not null, c.pace, c.due_at, c.cool_until, c.failures, c.trouble, c.trouble_at,
        c.last_ok_at, c.contacts, c.companies, c.audit, now(), c.kind
      from user_integrations i
      join channels c on c.tenant_id = i.tenant_id and c.integration_id = i.id and c.kind <> 'import' and not c.is_deleted
      where i.tenant_id = ? and i.provider <> 'file' and i.user_id is not null and not i.is_deleted
      """;

  private static final String COUNTS =
      """
      select channel_id, status, reason, count(*) from sync_items
      where tenant_id = ? and channel_id = any (cast(? as uuid[])) and not is_deleted
      group by channel_id, status, reason
      """;

  private final DSLContext sql;

  HealthStore(DSLContext sql) {
    this.sql = sql;
  }

  /// All mailboxes at providers, or a user's; the oldest first.
  List<Row> all(@Nullable UUID userId) {
    return sql.fetch(
            ROWS + " and (cast(? as uuid) is null or i.user_id = ?) order by i.created_at, i.id",
            tenant(),
            userId,
            userId)
        .map(HealthStore::row);
  }

  Optional<Row> find(UUID integration) {
    return sql.resultQuery(ROWS + " and i.id = ?", tenant(), integration)
        .fetchOptional(HealthStore::row);
  }

  /// What became of the mails of channels; those that saw none are missing.
  Map<UUID, Ledgered> counts(Collection<UUID> channels) {
    Map<UUID, Ledgered> counts = new HashMap<>();
    sql.fetch(COUNTS, tenant(), channels.toArray(UUID[]::new))
        .forEach(r ->
            counts
                .computeIfAbsent(r.get(0, UUID.class), _ -> new Ledgered())
                .add(
                    r.get(1, String.class),
                    String.valueOf(r.get(2, String.class)),
                    r.get(3, Integer.class)));
    return counts;
  }

  /// A channel's ledger, counted.
  static final class Ledgered {
    private final Map<String, Integer> skipped = new HashMap<>();
    private final Map<String, Integer> others = new HashMap<>();

    private void add(String status, String reason, int count) {
      if (status.equals("skipped")) skipped.put(reason, count);
      else others.merge(isMerged(status, reason) ? reason : status, count, Integer::sum);
    }

    private static boolean isMerged(String status, String reason) {
      return status.equals("done") && reason.equals("merged");
    }

    Counts counts(int contacts, int companies) {
      return new Counts(
          of("done"),
          of("merged"),
          skipped,
          of("gone"),
          of("pending"),
          of("poison"),
          contacts,
          companies);
    }

    private int of(String name) {
      return others.getOrDefault(name, 0);
    }
  }

  private static Row row(Record r) {
    return new Row(
        r.get(0, UUID.class),
        r.get(1, UUID.class),
        r.get(2, String.class),
        r.get(3, String.class),
        r.get(4, String.class),
        at(r, 5),
        at(r, 6),
        rules(r),
        channel(r),
        r.get(25, Instant.class));
  }

  private static Rules rules(Record r) {
    return new Rules(
        Set.of(r.get(7, String[].class)),
        Set.of(r.get(8, String[].class)),
        r.get(9, Boolean.class) ? Internal.skipped : Internal.read,
        Optional.ofNullable(r.get(10, String.class)).map(ContactPolicy::valueOf),
        Optional.ofNullable(r.get(11, Boolean.class)));
  }

  private static Channel channel(Record r) {
    return new Channel(
        r.get(12, UUID.class),
        r.get(26, String.class),
        r.get(13, String.class),
        r.get(14, Boolean.class),
        Optional.ofNullable(r.get(15, String.class)),
        at(r, 16),
        at(r, 17),
        r.get(18, Integer.class),
        Optional.ofNullable(r.get(19, String.class)),
        at(r, 20),
        at(r, 21),
        r.get(22, Integer.class),
        r.get(23, Integer.class),
        Optional.ofNullable(r.get(24, String.class)));
  }

  private static Optional<Instant> at(Record r, int column) {
    return Optional.ofNullable(r.get(column, Instant.class));
  }

  private static UUID tenant() {
    return Tenants.required().value();
  }
}
