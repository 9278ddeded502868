package com.invicrm.sync;

import com.google.common.collect.ImmutableSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which labels keep a mail out, and by which name that is counted.
///
/// @param only labels of which a mail must have one; empty for all mail
/// @param without labels whose mail is left out
record Labels(Set<String> only, Set<String> without) {
  static final String LABEL = "label";

  /// Gmail's own labels of what is no correspondence: drafts are not sent, and nobody wants the
  /// rest.
  private static final Map<String, String> NEVER = never();

  Labels {
    only = ImmutableSet.copyOf(only);
    without = ImmutableSet.copyOf(without);
  }

  private static Map<String, String> never() {
    Map<String, String> never = new LinkedHashMap<>();
    never.put("DRAFT", "draft");
    never.put("TRASH", "trash");
    never.put("SPAM", "spam");
    never.put("CHAT", "chat");
    return never;
  }

  /// Why mail with these labels stays out, if it does.
  Optional<String> reason(Set<String> labels) {
    for (Map.Entry<String, String> never : NEVER.entrySet()) {
      if (labels.contains(never.getKey())) return Optional.of(never.getValue());
    }
    return choice(labels);
  }

  /// The same by what the owner chose alone.
  Optional<String> choice(Set<String> labels) {
    boolean left = labels.stream().anyMatch(without::contains);
    boolean missed = !only.isEmpty() && labels.stream().noneMatch(only::contains);
    return left || missed ? Optional.of(LABEL) : Optional.empty();
  }

  /// Whether mail that stayed out for this reason may come in when its labels change, or when it is
  /// listed.
  static boolean isReason(String reason) {
    return reason.equals(LABEL) || reason.equals("unlisted") || NEVER.containsValue(reason);
  }
}
