package com.invicrm.limits;

import com.invicrm.nodes.Redis;
import io.lettuce.core.ScriptOutputType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What all processes count together, in Redis: one round trip, and windows by Redis's clock, so
/// that nodes whose clocks differ share them.
final class SharedCounts {
  private static final String COUNT =
      """
      local times = redis.call('INCR', KEYS[1])
      if redis.call('PTTL', KEYS[1]) < 0 then
        local time = redis.call('TIME')
        local now = time[1] * 1000 + math.floor(time[2] / 1000)
        redis.call('PEXPIRE', KEYS[1], ARGV[1] - now % ARGV[1])
      end
      return {times, redis.call('PTTL', KEYS[1])}
      """;

  private final Redis redis;

  SharedCounts(Redis redis) {
    this.redis = redis;
  }

  /// Empty while there is no Redis to count.
  Optional<Count> take(String key, Duration window, long now) {
    return redis
        .<List<Long>>ask(r ->
            r.eval(
                COUNT,
                ScriptOutputType.MULTI,
                new String[] {name(key)},
                Long.toString(window.toMillis())))
        .map(answer -> new Count(answer.get(0), now + answer.get(1)));
  }

  void forget(String key) {
    redis.ask(r -> r.del(name(key)));
  }

  private static String name(String key) {
    return "invicrm:limit:" + key;
  }
}
