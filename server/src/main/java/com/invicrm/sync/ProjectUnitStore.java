package com.invicrm.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The units of all mailboxes at a provider, in one row that all processes take from.
@Component
class ProjectUnitStore {
  /// Fills up, then takes when there is enough; what was left shows whether it was.
  private static final String TAKE =
      """
      insert into provider_units as p (provider, units, refilled_at, day, day_units)
      values (?, cast(? as float8) - cast(? as float8), now(), cast(now() at time zone ? as date), ?)
      on conflict (provider) do update
      set units = least(cast(? as float8), p.units + extract(epoch from now() - p.refilled_at) * cast(? as float8)) - excluded.day_units,
        refilled_at = now(), day = excluded.day,
        day_units = case when p.day = excluded.day then p.day_units else 0 end + excluded.day_units
      where least(cast(? as float8), p.units + extract(epoch from now() - p.refilled_at) * cast(? as float8)) >= excluded.day_units
        and (p.cool_until is null or p.cool_until <= now())
      returning day_units
      """;

  private static final String GATE =
      """
      select cool_until from provider_units where provider = ? and cool_until > now()
      """;

  private static final String COOL =
      """
      insert into provider_units as p (provider, units, refilled_at, day, day_units, cool_until)
      values (?, 0, now(), cast(now() at time zone ? as date), 0, now() + make_interval(secs => ?))
      on conflict (provider) do update set cool_until = greatest(p.cool_until, excluded.cool_until)
      """;

  private final DSLContext sql;

  ProjectUnitStore(DSLContext sql) {
    this.sql = sql;
  }

  /// Takes units; answers what was taken today, or nothing when there are not enough now.
  ///
  /// @param most what the bucket holds
  /// @param perSecond what flows into it
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public Optional<Long> take(
      String provider, String zone, int units, double most, double perSecond) {
    return sql.resultQuery(
            TAKE, provider, most, units, zone, units, most, perSecond, most, perSecond)
        .fetchOptional(r -> r.get(0, Long.class));
  }

  /// Until when nobody may ask, if so.
  @Transactional(propagation = Propagation.REQUIRES_NEW, readOnly = true)
  public Optional<Instant> gate(String provider) {
    @Nullable Record r = sql.fetchOne(GATE, provider);
    return r == null ? Optional.empty() : Optional.of(r.get(0, Instant.class));
  }

  /// Nobody may ask for so long.
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public void cool(String provider, String zone, Duration patience) {
    sql.execute(COOL, provider, zone, (double) Math.max(1, patience.toSeconds()));
  }
}
