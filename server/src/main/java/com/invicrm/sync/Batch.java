package com.invicrm.sync;

import com.invicrm.capture.Judged;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

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
  final Set<String> erased = new HashSet<>();
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

  /// Passes over mails of people who were erased.
  void passOver(Set<String> ids) {
    erased.addAll(ids);
  }

  /// How many they are, each as often as it lies there.
  int erasedMails() {
    return (int) providerIds.stream().filter(erased::contains).count();
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
