package com.invicrm.access;

import java.util.Map;
import java.util.Optional;

/// What a `User-Agent` header says, in the words that people know: `Firefox on Linux`.
final class Devices {
  /// In this order: browsers call themselves by each other's names too.
  private static final Iterable<Map.Entry<String, String>> PROGRAMS =
      java.util.List.of(
          Map.entry("Edg", "Edge"),
          Map.entry("OPR/", "Opera"),
          Map.entry("SamsungBrowser/", "Samsung Internet"),
          Map.entry("Firefox/", "Firefox"),
          Map.entry("FxiOS/", "Firefox"),
          Map.entry("CriOS/", "Chrome"),
          Map.entry("Chrome/", "Chrome"),
          Map.entry("Safari/", "Safari"),
          Map.entry("curl/", "curl"));

  private static final Iterable<Map.Entry<String, String>> SYSTEMS =
      java.util.List.of(
          Map.entry("iPhone", "iPhone"),
          Map.entry("iPad", "iPad"),
          Map.entry("Android", "Android"),
          Map.entry("CrOS", "ChromeOS"),
          Map.entry("Windows", "Windows"),
          Map.entry("Macintosh", "Mac"),
          Map.entry("Linux", "Linux"));

  private Devices() {}

  /// The program and the system, as far as they are known.
  static String words(String userAgent) {
    Optional<String> program = first(PROGRAMS, userAgent);
    Optional<String> system = first(SYSTEMS, userAgent);
    if (program.isEmpty()) return system.orElse("A program");
    return program.get() + system.map(s -> " on " + s).orElse("");
  }

  private static Optional<String> first(
      Iterable<Map.Entry<String, String>> names, String userAgent) {
    for (Map.Entry<String, String> name : names) {
      if (userAgent.contains(name.getKey())) return Optional.of(name.getValue());
    }
    return Optional.empty();
  }
}
