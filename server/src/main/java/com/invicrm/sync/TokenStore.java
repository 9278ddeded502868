package com.invicrm.sync;

import com.invicrm.tenancy.Tenants;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Tokens of mailboxes, sealed; all times are the database's.
@Component
class TokenStore {
  /// What is known of a mailbox's tokens.
  ///
  /// @param access sealed; empty when there is none
  /// @param accessLeft how long it is good; negative when it is not
  /// @param refresh sealed; empty when there is none
  /// @param version counts the access tokens
  /// @param isAskedFor somebody asks for a new one
  /// @param refusedFor how long ago the refresh token was refused first
  record Row(
      String status,
      Optional<Sealed> access,
      Duration accessLeft,
      Optional<Sealed> refresh,
      int version,
      boolean isAskedFor,
      Optional<Duration> refusedFor) {}

  /// A sealed token.
  @SuppressWarnings("ArrayRecordComponent")
  record Sealed(byte[] bytes) {
    @Override
    public String toString() {
      return "Sealed[]";
    }
  }

  private static final String LOCK =
      """
      select status, access_sealed, coalesce(extract(epoch from access_expires_at - clock_timestamp()), 0),
        refresh_sealed, token_version, coalesce(refreshing_until > clock_timestamp(), false),
        extract(epoch from clock_timestamp() - refused_at)
      from user_integrations where tenant_id = ? and id = ? and not is_deleted
      for no key update
      """;

  private static final String LEASE =
      """
      update user_integrations set refreshing_until = clock_timestamp() + make_interval(secs => ?)
      where tenant_id = ? and id = ? and not is_deleted
      """;

  private static final String KEEP =
      """
      update user_integrations
      set access_sealed = ?, access_expires_at = clock_timestamp() + make_interval(secs => ?),
        refresh_sealed = coalesce(?, refresh_sealed), token_version = token_version + 1, refreshing_until = null,
        refused_at = null
      where tenant_id = ? and id = ? and not is_deleted
      returning token_version
      """;

  private static final String RELEASE =
      """
      update user_integrations set refreshing_until = null
      where tenant_id = ? and id = ? and token_version = ? and not is_deleted
      """;

  private static final String REFUSE =
      """
      update user_integrations set refreshing_until = null, refused_at = coalesce(refused_at, clock_timestamp())
      where tenant_id = ? and id = ? and not is_deleted
      """;

  private static final String LOSE =
      """
      update user_integrations
      set status = 'reauth', refreshing_until = null, version = version + 1, updated_at = now()
      where tenant_id = ? and id = ? and status = 'active' and not is_deleted
      """;

  private static final String ERASE =
      """
      update user_integrations
      set access_sealed = null, access_expires_at = null, refresh_sealed = null, refreshing_until = null,
        refused_at = null, token_version = token_version + 1
      where tenant_id = ? and id = ? and not is_deleted
      """;

  private final DSLContext sql;

  TokenStore(DSLContext sql) {
    this.sql = sql;
  }

  /// The row, which nobody else changes until the transaction ends.
  Optional<Row> lock(UUID integration) {
    return sql.resultQuery(LOCK, tenant(), integration).fetchOptional(TokenStore::row);
  }

  /// Whoever calls asks for a new access token, and has so long.
  void lease(UUID integration, Duration time) {
    sql.execute(LEASE, time.toSeconds(), tenant(), integration);
  }

  /// Keeps tokens.
  ///
  /// @param refresh null leaves the one that is there
  /// @return the access token's number
  int keep(UUID integration, Sealed access, Duration goodFor, @Nullable Sealed refresh) {
    return sql.resultQuery(
            KEEP,
            access.bytes(),
            goodFor.toSeconds(),
            refresh == null ? null : refresh.bytes(),
            tenant(),
            integration)
        .fetchSingle(r -> r.get(0, Integer.class));
  }

  /// Nobody asks any more, as long as the access token is still this one.
  void release(UUID integration, int version) {
    sql.execute(RELEASE, tenant(), integration, version);
  }

  /// Notes that the refresh token was refused.
  void refuse(UUID integration) {
    sql.execute(REFUSE, tenant(), integration);
  }

  /// The owner has to allow it anew; whether that is news.
  boolean lose(UUID integration) {
    return sql.execute(LOSE, tenant(), integration) > 0;
  }

  /// Forgets the tokens.
  void erase(UUID integration) {
    sql.execute(ERASE, tenant(), integration);
  }

  private static Row row(Record r) {
    return new Row(
        r.get(0, String.class),
        sealed(r, 1),
        seconds(r.get(2, Double.class)),
        sealed(r, 3),
        r.get(4, Integer.class),
        r.get(5, Boolean.class),
        Optional.ofNullable(r.get(6, Double.class)).map(TokenStore::seconds));
  }

  private static Optional<Sealed> sealed(Record r, int column) {
    return Optional.ofNullable(r.get(column, byte[].class)).map(Sealed::new);
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1_000));
  }

  private static UUID tenant() {
    return Tenants.required().value();
  }
}
