package com.invicrm.timeline;

import com.google.common.collect.ImmutableList;
import com.invicrm.access.Viewer;
import com.invicrm.people.Known;
import com.invicrm.tenancy.Page;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Everything that happened with a person, to be handed to them: as far as the viewer may see it,
/// some hundred at a time.
@Component
@Transactional(readOnly = true)
public class PersonHistory {
  private static final int AT_ONCE = 200;

  private final Timeline timeline;
  private final PersonHistoryStore store;
  private final TimelineStore activities;
  private final Known known;

  PersonHistory(
      Timeline timeline, PersonHistoryStore store, TimelineStore activities, Known known) {
    this.timeline = timeline;
    this.store = store;
    this.activities = activities;
    this.known = known;
  }

  /// Something that happened, with all that the viewer may see of it.
  ///
  /// @param attachments their names
  public record Told(Activity activity, @Nullable String text, List<String> attachments) {
    public Told {
      attachments = ImmutableList.copyOf(attachments);
    }
  }

  /// What stands on their timeline, newest first.
  public Page<Told> onTimeline(Viewer viewer, UUID contact, Optional<String> cursor) {
    Page<Activity> page =
        timeline.ofContact(viewer, contact, new TimelineQuery(Optional.empty(), AT_ONCE, cursor));
    return new Page<>(told(page.data()), page.nextCursor());
  }

  /// Mails that name them otherwise, such as in copy; whose address was to be seen by nobody is not
  /// told.
  public Page<Told> naming(Viewer viewer, UUID contact, Optional<String> cursor) {
    Set<String> addresses = known.addresses(List.of(contact)).keySet();
    List<UUID> messages = store.naming(addresses, cursor.map(UUID::fromString), AT_ONCE);
    Optional<String> next =
        messages.size() < AT_ONCE ? Optional.empty() : Optional.of(messages.getLast().toString());
    List<Activity> elsewhere =
        activities.ofMessages(viewer, contact, messages).stream()
            .map(TimelineStore.Row::activity)
            .toList();
    return new Page<>(told(elsewhere), next);
  }

  private List<Told> told(List<Activity> page) {
    Set<UUID> open =
        page.stream()
            .filter(a -> a.access() == Access.everything)
            .map(Activity::id)
            .collect(Collectors.toSet());
    Map<UUID, String> texts = open.isEmpty() ? Map.of() : store.texts(open);
    Map<UUID, List<String>> hanging = open.isEmpty() ? Map.of() : store.attachments(open);
    return page.stream()
        .map(a -> new Told(a, texts.get(a.id()), hanging.getOrDefault(a.id(), List.of())))
        .toList();
  }
}
