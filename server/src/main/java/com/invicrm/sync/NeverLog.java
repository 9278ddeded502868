package com.invicrm.sync;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Whose mail is not kept, put so that an address is looked up and not compared with each pattern.
final class NeverLog {
  private final Set<String> addresses = new HashSet<>();
  private final Map<String, List<LogPattern>> byDomain = new HashMap<>();
  private final List<LogPattern> anywhere = new ArrayList<>();

  NeverLog(Collection<LogPattern> patterns) {
    patterns.forEach(this::add);
  }

  private void add(LogPattern pattern) {
    if (pattern.isOfOneAddress()) addresses.add(pattern.text());
    else if (pattern.reach() == LogPattern.Reach.anywhere) anywhere.add(pattern);
    else byDomain.computeIfAbsent(pattern.domain(), _ -> new ArrayList<>()).add(pattern);
  }

  /// Whether a normalised address is one of them.
  boolean holds(String address) {
    if (addresses.contains(address)) return true;
    String domain = address.substring(address.lastIndexOf('@') + 1);
    if (anywhere.stream().anyMatch(p -> p.means(address, domain))) return true;
    for (String above = domain; !above.isEmpty(); above = parent(above)) {
      if (means(byDomain.getOrDefault(above, List.of()), address, domain)) return true;
    }
    return false;
  }

  private static boolean means(List<LogPattern> patterns, String address, String domain) {
    return patterns.stream().anyMatch(p -> p.means(address, domain));
  }

  private static String parent(String domain) {
    return domain.substring(domain.indexOf('.') < 0 ? domain.length() : domain.indexOf('.') + 1);
  }
}
