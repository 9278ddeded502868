package com.invicrm.sync.google;

import com.google.common.collect.ImmutableSet;
import com.invicrm.sync.MailSource.Change;
import com.invicrm.sync.MailSource.What;
import com.invicrm.sync.google.GmailJson.Brief;
import com.invicrm.sync.google.GmailJson.HistoryRecord;
import com.invicrm.sync.google.GmailJson.Touched;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What a record of Gmail's history tells. Every message that it names counts: `messagesAdded`
/// alone misses some.
final class GmailHistory {
  private final HistoryRecord told;
  private final List<Change> changes = new ArrayList<>();
  private final Set<String> named = new HashSet<>();

  private GmailHistory(HistoryRecord told) {
    this.told = told;
  }

  static Stream<Change> changes(HistoryRecord told) {
    return new GmailHistory(told).read().stream();
  }

  private List<Change> read() {
    for (Touched t : told.messagesAdded()) add(What.arrived, t.message(), all(t.message()));
    for (Touched t : told.labelsAdded()) add(What.labelled, t.message(), some(t));
    for (Touched t : told.labelsRemoved()) add(What.unlabelled, t.message(), some(t));
    for (Touched t : told.messagesDeleted()) add(What.deleted, t.message(), Optional.empty());
    for (Brief message : told.messages()) {
      if (!named.contains(message.id())) add(What.touched, message, all(message));
    }
    return changes;
  }

  private void add(What what, Brief message, Optional<Set<String>> labels) {
    named.add(message.id());
    changes.add(new Change(told.id(), message.id(), message.threadId(), what, labels));
  }

  /// All labels of a message, if any are told: one without any looks like one that tells nothing.
  private static Optional<Set<String>> all(Brief message) {
    return message.labelIds().isEmpty()
        ? Optional.empty()
        : Optional.of(ImmutableSet.copyOf(message.labelIds()));
  }

  private static Optional<Set<String>> some(Touched touched) {
    return Optional.of(ImmutableSet.copyOf(touched.labelIds()));
  }
}
