package com.invicrm;

import com.invicrm.limits.Limit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Limits that no test reaches but those that are about them.
public final class GenerousLimits {
  private static final String MANY = "1000000";

  private GenerousLimits() {}

  /// As settings of the application.
  public static Map<String, String> settings() {
    return all("invicrm.limits.");
  }

  /// As a process finds them in its environment.
  public static Map<String, String> environment() {
    return all("INVICRM_LIMITS_").entrySet().stream()
        .collect(Collectors.toMap(e -> e.getKey().toUpperCase(Locale.ROOT), Map.Entry::getValue));
  }

  private static Map<String, String> all(String prefix) {
    return Arrays.stream(Limit.values()).collect(Collectors.toMap(l -> prefix + l, _ -> MANY));
  }
}
