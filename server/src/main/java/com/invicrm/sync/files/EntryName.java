package com.invicrm.sync.files;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the name of an archive's entry tells: where people find it, its folders, and whether it is
/// passed over. Names are only ever said, never used as a path.
///
/// A Maildir holds `cur`, `new` and `tmp`; its mails have flags behind `:2,` (D draft, T trashed),
/// where Windows and some packers write another sign for the colon; its folders are `.Name.Sub`.
///
/// @param skipped why it is passed over, if it is
record EntryName(String place, List<String> labels, Optional<String> skipped) {
  private static final int LONGEST = 500;
  private static final int DEEPEST = 40;
  private static final Pattern FLAGS = Pattern.compile("[:;!_\\uF022]2,([A-Za-z]*)$");
  private static final Pattern UNIQUE = Pattern.compile("\\d{6,}\\..+");
  private static final Map<String, String> NOT_CORRESPONDENCE =
      Map.of(
          "drafts",
          "draft",
          "trash",
          "trash",
          "deleted items",
          "trash",
          "deleted messages",
          "trash",
          "junk",
          "spam",
          "spam",
          "spam",
          "junk e-mail",
          "spam");

  EntryName {
    labels = ImmutableList.copyOf(labels);
  }

  static EntryName of(String name) {
    List<String> path =
        Arrays.stream(name.split("[/\\\\]+"))
            .map(EntryName::clean)
            .filter(p -> !p.matches("\\.*"))
            .limit(DEEPEST)
            .toList();
    if (path.isEmpty() || path.getLast().startsWith(".") || path.contains("__MACOSX")) {
      return named(path, List.of(), Optional.of("hidden"));
    }
    List<String> folders = path.subList(0, path.size() - 1);
    return isMaildir(path) ? ofMaildir(path, folders) : ofFolder(path, folders);
  }

  private static EntryName ofFolder(List<String> path, List<String> folders) {
    boolean hidden = folders.stream().anyMatch(f -> f.startsWith("."));
    return named(path, folders, hidden ? Optional.of("hidden") : Optional.empty());
  }

  private static EntryName ofMaildir(List<String> path, List<String> folders) {
    List<String> above =
        folders.subList(0, folders.size() - 1).stream().map(EntryName::folder).toList();
    String last = above.isEmpty() ? "" : above.getLast().toLowerCase(Locale.ROOT);
    String reason =
        folders.getLast().equals("tmp")
            ? "unfinished"
            : flagged(path.getLast()).orElse(NOT_CORRESPONDENCE.getOrDefault(last, ""));
    return named(path, above, reason.isEmpty() ? Optional.empty() : Optional.of(reason));
  }

  private static boolean isMaildir(List<String> path) {
    if (path.size() < 2) return false;
    String parent = path.get(path.size() - 2);
    return parent.equals("cur")
        || parent.equals("new")
        || (parent.equals("tmp") && UNIQUE.matcher(path.getLast()).matches());
  }

  private static Optional<String> flagged(String file) {
    Matcher flags = FLAGS.matcher(file);
    if (!flags.find()) return Optional.empty();
    if (flags.group(1).contains("D")) return Optional.of("draft");
    return flags.group(1).contains("T") ? Optional.of("trash") : Optional.empty();
  }

  private static String folder(String name) {
    return name.startsWith(".") ? name.substring(1).replace('.', '/') : name;
  }

  private static EntryName named(List<String> path, List<String> labels, Optional<String> skipped) {
    String place = String.join("/", path);
    return new EntryName(
        place.length() <= LONGEST ? place : "…" + place.substring(place.length() - LONGEST),
        labels,
        skipped);
  }

  /// Neither the database nor a page takes control characters or half of a surrogate pair.
  private static String clean(String part) {
    String clean = part.replaceAll("[\\p{Cntrl}\\p{Cs}]", "\uFFFD").strip();
    return clean.substring(0, Math.min(clean.length(), LONGEST));
  }
}
