package com.invicrm.timeline;

import com.invicrm.tenancy.Ids;
import com.invicrm.timeline.MailIntake.BatchMessage;
import com.invicrm.timeline.MailIntake.MessageBatch;
import com.invicrm.timeline.MailIntake.Present;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts messages into threads: those that name one another belong together, and a mail that names
/// two threads makes them one.
@Component
class ThreadIntake {
  private final ThreadIntakeStore store;
  private final ThreadSharingStore sharing;
  private final Levels levels;

  ThreadIntake(ThreadIntakeStore store, ThreadSharingStore sharing, Levels levels) {
    this.store = store;
    this.sharing = sharing;
    this.levels = levels;
  }

  /// The thread of each message of the batch.
  Map<UUID, UUID> place(MessageBatch batch, Map<UUID, Present> present) {
    var groups = new Components<UUID>();
    batch.messages().forEach(m -> groups.add(m.id(), keys(m, batch)));
    Map<String, UUID> known = store.find(groups.keys());
    known.forEach(groups::know);
    present.forEach((id, before) -> groups.know(own(id), before.threadId()));
    return settle(groups.all(), known);
  }

  private Map<UUID, UUID> settle(
      Collection<Components.Component<UUID>> groups, Map<String, UUID> known) {
    Map<UUID, UUID> placed = new HashMap<>();
    Map<String, UUID> missing = new HashMap<>();
    Map<UUID, SortedSet<UUID>> joins = new TreeMap<>();
    Set<UUID> fresh = new TreeSet<>();
    for (var group : groups) {
      UUID thread = group.ids().isEmpty() ? Ids.next() : group.ids().first();
      if (group.ids().isEmpty()) fresh.add(thread);
      if (group.ids().size() > 1) joins.put(thread, new TreeSet<>(group.ids().tailSet(thread)));
      group.items().forEach(message -> placed.put(message, thread));
      group.keys().stream()
          .filter(k -> !isOwn(k) && !known.containsKey(k))
          .forEach(k -> missing.put(k, thread));
    }
    store.create(fresh);
    // What another worker wrote meanwhile is theirs: the threads become one.
    store
        .claim(missing)
        .forEach((key, theirs) ->
            joins.computeIfAbsent(theirs, _ -> new TreeSet<>()).add(missing.get(key)));
    return joined(placed, joins);
  }

  private Map<UUID, UUID> joined(Map<UUID, UUID> placed, Map<UUID, SortedSet<UUID>> joins) {
    Map<UUID, UUID> into = new TreeMap<>();
    joins.forEach((thread, others) -> others.forEach(o -> into.putIfAbsent(o, thread)));
    into.entrySet().removeIf(e -> e.getKey().equals(e.getValue()));
    if (into.isEmpty()) return placed;
    into.replaceAll((_, thread) -> last(into, thread));
    if (levels.hasExceptions()) {
      sharing.join(into);
      store.join(into);
      levels.ofThreads(new TreeSet<>(into.values()));
    } else {
      store.join(into);
    }
    placed.replaceAll((_, thread) -> into.getOrDefault(thread, thread));
    return placed;
  }

  private static UUID last(Map<UUID, UUID> into, UUID thread) {
    UUID at = thread;
    for (@Nullable UUID next = into.get(at); next != null; next = into.get(at)) at = next;
    return at;
  }

  private static Set<String> keys(BatchMessage message, MessageBatch batch) {
    Set<String> keys = new LinkedHashSet<>();
    keys.add(own(message.id()));
    batch.joinedTo(message.id()).forEach(joined -> keys.add(own(joined)));
    message.mails().forEach(m -> keys.addAll(m.keys().thread()));
    return keys;
  }

  /// A key of the message itself, so that one that names nothing has a thread too; never stored.
  private static String own(UUID message) {
    return "=" + message;
  }

  private static boolean isOwn(String key) {
    return key.startsWith("=");
  }
}
