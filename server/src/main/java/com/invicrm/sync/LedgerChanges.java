package com.invicrm.sync;

import com.invicrm.sync.MailSource.Change;
import com.invicrm.sync.MailSource.What;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What a page of changes makes of the ledger: pure, and the same however often and in whatever
/// order pages come, since each mail remembers how far its history is applied.
final class LedgerChanges {
  /// A mail in the ledger.
  ///
  /// @param reason why it was skipped
  /// @param labels as far as they are known
  /// @param history how far its history is applied; empty for not at all
  record Row(
      String id,
      @Nullable String thread,
      Fate fate,
      String reason,
      Optional<Set<String>> labels,
      String history) {}

  /// What became of a mail.
  enum Fate {
    pending,
    done,
    skipped,
    gone,
    poison
  }

  /// A row to be written, and what is to be done beside.
  record Step(Row row, Deed deed) {}

  /// What a change asks for beside its row.
  enum Deed {
    nothing,
    /// Its copy is taken back.
    withdraw,
    /// Its copy gets the labels.
    relabel
  }

  private final Labels rules;

  LedgerChanges(Labels rules) {
    this.rules = rules;
  }

  /// The rows that change, in order of their ids.
  List<Step> of(Collection<Change> changes, Map<String, Row> known) {
    Map<String, List<Change>> byId = new LinkedHashMap<>();
    changes.forEach(c -> byId.computeIfAbsent(c.id(), _ -> new ArrayList<>()).add(c));
    return byId.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .flatMap(e -> step(e.getValue(), known.get(e.getKey())).stream())
        .toList();
  }

  private Optional<Step> step(List<Change> changes, @Nullable Row before) {
    List<Change> newer =
        changes.stream()
            .filter(c -> before == null || isLater(c.at(), before.history()))
            .sorted(Comparator.comparing(Change::at, LedgerChanges::compare))
            .toList();
    if (newer.isEmpty()) return Optional.empty();
    Change last = newer.getLast();
    Optional<Set<String>> labels = before == null ? Optional.empty() : before.labels();
    boolean gone = before != null && before.fate() == Fate.gone;
    for (Change c : newer) {
      gone |= c.what() == What.deleted;
      labels = labels(labels, c);
    }
    @Nullable String thread =
        before != null && before.thread() != null ? before.thread() : last.thread();
    Fate fate = before == null ? Fate.pending : before.fate();
    var row =
        new Row(last.id(), thread, fate, before == null ? "" : before.reason(), labels, last.at());
    return Optional.of(judged(row, gone, before));
  }

  /// Without all labels only what was added is known: enough to keep a mail out, not to let it in.
  private static Optional<Set<String>> labels(Optional<Set<String>> before, Change change) {
    if (change.labels().isEmpty()) return before;
    Set<String> told = change.labels().get();
    return switch (change.what()) {
      case arrived, touched, deleted -> Optional.of(told);
      case labelled -> Optional.of(with(before.orElse(Set.of()), told));
      case unlabelled -> before.map(b -> without(b, told));
    };
  }

  private Step judged(Row row, boolean gone, @Nullable Row before) {
    Fate was = row.fate();
    if (gone) return left(row, Fate.gone, "deleted", was);
    Optional<String> out = row.labels().flatMap(l -> out(l, before));
    if (out.isPresent()) return left(row, Fate.skipped, out.get(), was);
    if (was == Fate.skipped && Labels.isReason(row.reason())) {
      return new Step(with(row, Fate.pending, ""), Deed.nothing);
    }
    boolean changed = was == Fate.done && before != null && !row.labels().equals(before.labels());
    return new Step(row, changed ? Deed.relabel : Deed.nothing);
  }

  /// Of a mail never seen, labels that are missing may just not have been told.
  private Optional<String> out(Set<String> labels, @Nullable Row before) {
    boolean partly = before == null || before.labels().isEmpty();
    return partly ? new Labels(Set.of(), rules.without()).reason(labels) : rules.reason(labels);
  }

  private static Step left(Row row, Fate fate, String reason, Fate was) {
    return new Step(with(row, fate, reason), was == Fate.done ? Deed.withdraw : Deed.nothing);
  }

  private static Row with(Row row, Fate fate, String reason) {
    return new Row(row.id(), row.thread(), fate, reason, row.labels(), row.history());
  }

  private static Set<String> with(Set<String> labels, Set<String> more) {
    Set<String> all = new TreeSet<>(labels);
    all.addAll(more);
    return all;
  }

  private static Set<String> without(Set<String> labels, Set<String> fewer) {
    Set<String> left = new TreeSet<>(labels);
    left.removeAll(fewer);
    return left;
  }

  /// Whether a place in the history comes behind another: numbers of any length, as text.
  static boolean isLater(String place, String than) {
    return compare(place, than) > 0;
  }

  static int compare(String one, String other) {
    int byLength = Integer.compare(one.length(), other.length());
    return byLength != 0 ? byLength : one.compareTo(other);
  }
}
