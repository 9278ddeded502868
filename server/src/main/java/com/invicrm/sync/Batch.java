package com.invicrm.sync;

import com.invicrm.capture.Judged;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is stored in one transaction.
///
/// It is full after so and so many things and never by time, so that an import that was interrupted
/// makes the same batches as one that was not.
final class Batch {
  private static final int MAILS = 1_000;
  private static final int BYTES = 16 << 20;
  private static final int OTHERS = 5_000;

  final List<String> providerIds = new ArrayList<>();
  final Map<String, Judged> readable = new HashMap<>();
  private final Map<String, String> places = new HashMap<>();
  final List<String> unreadable = new ArrayList<>();
  final Map<String, String> passed = new HashMap<>();
  final Map<String, Integer> skipped = new HashMap<>();
  final List<ImportProblem> problems = new ArrayList<>();
  int failed;
  private int bytes;
  private int others;

  /// Takes a mail that could be read; the same mail in two folders lies in both.
  void read(String place, Judged mail) {
    readable.merge(mail.ref().providerId(), mail, Judged::alsoIn);
    places.putIfAbsent(mail.ref().providerId(), place);
  }

  /// Counts a mail that was read, but that no rule could judge, among those that were not read.
  void refuse(UUID importId, String id) {
    unreadable.add(id);
    problems.add(
        new ImportProblem(
            importId,
            places.getOrDefault(id, ""),
            "It is built so oddly that no rule fits it.",
            "Nothing; all other mails are imported."));
  }

  /// Mails of these ids stay out, each for its reason; what may be kept.
  List<Judged> passOver(Map<String, String> reasons) {
    passed.putAll(reasons);
    return readable.values().stream()
        .filter(m -> !passed.containsKey(m.ref().providerId()))
        .toList();
  }

  /// So do mails of people who were erased.
  void erased(Set<String> ids) {
    ids.forEach(id -> passed.put(id, "erased"));
  }

  /// How many stay out, each as often as it lies there, by reason.
  Map<String, Integer> passedOver() {
    Map<String, Integer> counts = new HashMap<>();
    for (String id : providerIds) {
      @Nullable String why = passed.get(id);
      if (why != null) counts.merge(why, 1, Integer::sum);
    }
    return counts;
  }

  void weigh(int length) {
    bytes += length;
  }

  void skip(String reason) {
    skipped.merge(reason, 1, Integer::sum);
    others++;
  }

  void problem(ImportProblem problem) {
    problems.add(problem);
  }

  boolean isFull() {
    return providerIds.size() >= MAILS
        || bytes >= BYTES
        || others >= OTHERS
        || problems.size() >= MAILS;
  }
}
