package com.invicrm.sync.google;

import com.invicrm.sync.MailSource.Label;
import com.invicrm.sync.MailSource.Match;
import com.invicrm.sync.MailSource.Window;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A window on a mailbox in the words of Gmail's search field.
final class GmailQuery {
  /// Gmail leaves these out by itself, or they are left out in any case.
  private static final Set<String> OUT = Set.of("SPAM", "TRASH", "DRAFT", "CHAT");

  private GmailQuery() {}

  /// Dates are days in California there: seconds are not.
  ///
  /// @param labels the owner's own, by which their ids become names
  static String of(Window window, List<Label> labels) {
    var query = new StringBuilder("after:" + window.since().getEpochSecond());
    window.until().ifPresent(until -> query.append(" before:").append(until.getEpochSecond()));
    query.append(" -in:drafts -in:chats");
    window.without().stream()
        .filter(l -> !OUT.contains(l))
        .sorted()
        .flatMap(l -> word(l, labels).stream())
        .forEach(word -> query.append(" -").append(word));
    if (!window.only().isEmpty()) query.append(only(window.only(), labels));
    return query.toString();
  }

  /// One of several words is enough in braces.
  private static String only(Set<String> only, List<Label> labels) {
    return only.stream()
        .sorted()
        .map(l -> word(l, labels).orElse("label:" + l.toLowerCase(Locale.ROOT)))
        .collect(Collectors.joining(" ", " {", "}"));
  }

  /// The same of those alone that match; labels are asked for apart.
  static String of(Window window, Match match, List<Label> labels) {
    String query = of(window, labels);
    return match instanceof Match.With(String whom)
        ? query + " {from:" + whom + " to:" + whom + "}"
        : query;
  }

  /// Whether a label is the owner's own, which is searched for by name.
  static boolean isOwn(String label) {
    return label.startsWith("Label_");
  }

  /// Nothing for a label of the owner's that is no longer there.
  private static Optional<String> word(String label, List<Label> labels) {
    if (label.startsWith("CATEGORY_")) {
      return Optional.of("category:" + label.substring(9).toLowerCase(Locale.ROOT));
    }
    if (!isOwn(label)) return Optional.of("label:" + label.toLowerCase(Locale.ROOT));
    return labels.stream()
        .filter(l -> l.id().equals(label))
        .findFirst()
        .map(l -> "label:" + name(l.name()));
  }

  /// Names are searched for with dashes in place of blanks and slashes.
  private static String name(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[\\s/]+", "-");
  }
}
