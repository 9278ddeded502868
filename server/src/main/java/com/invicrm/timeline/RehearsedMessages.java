package com.invicrm.timeline;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// The messages that a rehearsal would have stored so far, by what tells them apart; kept in memory
/// as two numbers a key.
public final class RehearsedMessages {
  private final Map<Long, UUID> made = new HashMap<>();

  /// What is stored, and what would be.
  MessageKeys over(MessageKeys stored) {
    return new Over(stored);
  }

  private static Long number(String key) {
    return Hashing.sha256().hashString(key, StandardCharsets.UTF_8).asLong();
  }

  private final class Over implements MessageKeys {
    private final MessageKeys stored;

    Over(MessageKeys stored) {
      this.stored = stored;
    }

    @Override
    public Map<String, UUID> find(Collection<String> keys) {
      Map<String, UUID> found = new HashMap<>();
      Set<String> missing = new HashSet<>();
      for (String key : keys) {
        UUID message = made.get(number(key));
        if (message == null) missing.add(key);
        else found.put(key, message);
      }
      found.putAll(stored.find(missing));
      return found;
    }

    @Override
    public Map<String, UUID> claim(Map<String, UUID> keys) {
      point(keys);
      return Map.of();
    }

    @Override
    public void point(Map<String, UUID> keys) {
      keys.forEach((key, message) -> made.put(number(key), message));
    }
  }
}
