package com.invicrm.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;

/// What this process counted, and what it last heard of the others' counts.
///
/// Bounded: whoever comes under more names than fit pushes out those that came once.
final class OwnCounts {
  private static final int KEYS = 100_000;
  private static final Duration LONGEST_WINDOW = Duration.ofHours(1);

  private final Cache<String, Count> counts =
      Caffeine.newBuilder().maximumSize(KEYS).expireAfterAccess(LONGEST_WINDOW).build();

  Count take(String key, long window, long now) {
    return counts
        .asMap()
        .compute(
            key,
            (k, known) ->
                known == null || known.endsAt() <= now
                    ? new Count(1, now - now % window + window)
                    : known.once());
  }

  /// Goes on from here, should Redis be away.
  void heard(String key, Count count) {
    counts.put(key, count);
  }

  void forget(String key) {
    counts.invalidate(key);
  }
}
