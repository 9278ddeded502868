package com.invicrm.limits;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import com.invicrm.nodes.Redis;
import com.invicrm.tenancy.CannotStart;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Counts who did what how often: by Redis when it is there, else in this process alone.
@Component
public class Limits {
  private static final Logger LOG = LoggerFactory.getLogger(Limits.class);

  private final OwnCounts own = new OwnCounts();
  private final AtomicBoolean saidThatAlone = new AtomicBoolean();
  private final Map<Limit, Integer> most = new EnumMap<>(Limit.class);
  private final SharedCounts shared;
  private final Redis redis;
  private final Clock clock;

  Limits(Environment settings, Redis redis, Clock clock) {
    for (Limit limit : Limit.values()) most.put(limit, most(settings, limit));
    this.shared = new SharedCounts(redis);
    this.redis = redis;
    this.clock = clock;
  }

  /// Counts one more, and says whether it is within the limit.
  ///
  /// @param who whose count it is: an id, an address
  public Taken take(Limit limit, String who) {
    long now = clock.millis();
    Count count = count(limit, key(limit, who), now);
    int limited = most.getOrDefault(limit, limit.most());
    int reset = (int) Math.max(1, Math.ceilDiv(count.endsAt() - now, 1_000));
    return new Taken(
        count.times() <= limited, limited, (int) Math.max(0, limited - count.times()), reset);
  }

  /// Counts from nothing again.
  public void forget(Limit limit, String who) {
    String key = key(limit, who);
    own.forget(key);
    shared.forget(key);
  }

  private static int most(Environment settings, Limit limit) {
    String name = "invicrm.limits." + limit;
    try {
      int most = settings.getProperty(name, Integer.class, limit.most());
      if (most > 0) return most;
    } catch (ConversionException e) {
      // Said below.
    }
    throw new CannotStart(
        name
            + " is not a number of at least 1: see INVICRM_RATE_LIMIT_PER_MINUTE and INVICRM_LIMITS_… in the README.",
        null);
  }

  private Count count(Limit limit, String key, long now) {
    Optional<Count> together = shared.take(key, limit.window(), now);
    if (together.isEmpty()) {
      if (redis.isAway() && limit.isClosed()) sayThatAlone(limit);
      return own.take(key, limit.window().toMillis(), now);
    }
    saidThatAlone.set(false);
    own.heard(key, together.get());
    return together.get();
  }

  private void sayThatAlone(Limit limit) {
    if (saidThatAlone.compareAndSet(false, true))
      LOG.warn(
          "Redis is away: each process counts by itself, also what holds back guessing ({})",
          limit);
  }

  /// Short, whatever somebody sends as their name, and no address in the clear.
  private static String key(Limit limit, String who) {
    return limit + ":" + Hashing.sha256().hashString(who, UTF_8);
  }
}
