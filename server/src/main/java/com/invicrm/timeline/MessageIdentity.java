package com.invicrm.timeline;

import com.invicrm.tenancy.Ids;
import com.invicrm.timeline.MailIntake.BatchMessage;
import com.invicrm.timeline.MailIntake.MessageBatch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/// Tells which mails are one message, among themselves and with what is here.
///
/// A mail that shares one key with one message and another key with another makes the two one: the
/// older, so that the order in which mails come makes no difference.
final class MessageIdentity {
  private static final Comparator<IncomingMail> SHOWN_FIRST =
      Comparator.comparing(m -> m.copy().providerId());

  private final MessageKeys store;
  private final Map<String, UUID> known;
  private final Set<UUID> fresh = new HashSet<>();
  private final Map<String, UUID> missing = new HashMap<>();
  private final Map<UUID, Components.Component<IncomingMail>> components = new LinkedHashMap<>();
  private final Map<UUID, UUID> joined = new TreeMap<>();

  private MessageIdentity(MessageKeys store, Map<String, UUID> known) {
    this.store = store;
    this.known = known;
  }

  static MessageBatch of(List<IncomingMail> mails, MessageKeys store) {
    var groups = new Components<IncomingMail>();
    mails.forEach(m -> groups.add(m, m.keys().message()));
    Map<String, UUID> known = store.find(groups.keys());
    known.forEach(groups::know);
    return new MessageIdentity(store, known).settle(groups);
  }

  private MessageBatch settle(Components<IncomingMail> groups) {
    groups.all().forEach(this::assign);
    Map<String, UUID> lost = store.claim(missing);
    Map<UUID, UUID> instead = new HashMap<>();
    lost.forEach((key, theirs) -> instead.merge(missing.get(key), theirs, MessageIdentity::older));
    instead.keySet().retainAll(fresh);
    point(instead, lost);
    return batch(instead);
  }

  private void assign(Components.Component<IncomingMail> group) {
    UUID id = group.ids().isEmpty() ? Ids.next() : group.ids().first();
    if (group.ids().isEmpty()) fresh.add(id);
    group.ids().stream().filter(other -> !other.equals(id)).forEach(o -> joined.put(o, id));
    components.put(id, group);
    group.keys().stream().filter(k -> !known.containsKey(k)).forEach(k -> missing.put(k, id));
  }

  /// Another worker made the message first: our keys of it name theirs.
  private void point(Map<UUID, UUID> instead, Map<String, UUID> lost) {
    Map<String, UUID> again = new HashMap<>();
    missing.forEach((key, id) -> {
      UUID theirs = instead.get(id);
      if (theirs != null && !lost.containsKey(key)) again.put(key, theirs);
    });
    store.point(again);
  }

  private MessageBatch batch(Map<UUID, UUID> instead) {
    Map<UUID, List<IncomingMail>> messages = new LinkedHashMap<>();
    components.forEach((id, group) ->
        messages
            .computeIfAbsent(instead.getOrDefault(id, id), _ -> new ArrayList<>())
            .addAll(group.items()));
    List<BatchMessage> made = new ArrayList<>();
    List<BatchMessage> existing = new ArrayList<>();
    messages.forEach((id, mails) -> {
      mails.sort(SHOWN_FIRST);
      (fresh.contains(id) ? made : existing).add(new BatchMessage(id, mails));
    });
    return new MessageBatch(made, existing, joined);
  }

  private static UUID older(UUID one, UUID other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
