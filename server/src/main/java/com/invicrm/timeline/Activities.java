package com.invicrm.timeline;

import com.invicrm.access.Audited;
import com.invicrm.access.Viewer;
import com.invicrm.people.Edit;
import com.invicrm.tenancy.CrmException.Forbidden;
import com.invicrm.tenancy.CrmException.Invalid;
import com.invicrm.tenancy.CrmException.NotFound;
import com.invicrm.tenancy.CrmException.Stale;
import com.invicrm.tenancy.Ids;
import com.invicrm.tenancy.RecordChanged;
import com.invicrm.timeline.ActivityWriteStore.Standing;
import com.invicrm.timeline.ActivityWriteStore.Written;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What people note down: notes, calls and meetings. Captured mail stays as it came.
@Component
@Transactional
public class Activities {
  private static final String KIND = "activity";

  private final ActivityWriteStore store;
  private final ActivityLinks links;
  private final Timeline timeline;
  private final News news;

  Activities(ActivityWriteStore store, ActivityLinks links, Timeline timeline, News news) {
    this.store = store;
    this.links = links;
    this.timeline = timeline;
    this.news = news;
  }

  /// Notes something down.
  ///
  /// @throws Invalid when it says nothing, or concerns nobody here
  public Activity create(Viewer viewer, Activity.Kind kind, ActivityEdit edit) {
    Set<UUID> people = links.named(edit.contactIds().value());
    Written what =
        sensible(
            new Written(
                kind,
                time(edit.occurredAt(), news.now()),
                edit.subject().value(),
                edit.text().value(),
                edit.durationMinutes().value()));
    UUID id = Ids.next();
    store.insert(id, what, viewer.userId());
    links.begin(id, what, people);
    news.done("created", id);
    return told(viewer, id);
  }

  /// Changes what an edit gives.
  ///
  /// @param expectedVersion the version that the edit is based on; empty when the last write wins
  /// @throws NotFound when there is none, or it was put away
  /// @throws Forbidden when it is captured mail, or a colleague's
  /// @throws Stale when it stands at another version
  public Activity change(
      Viewer viewer, UUID id, ActivityEdit edit, Optional<Integer> expectedVersion) {
    Standing now = own(viewer, id, Timeline.Shelf.inUse);
    fresh(viewer, id, now, edit.sent(), expectedVersion);
    Written before = now.written();
    Written after =
        sensible(
            new Written(
                before.kind(),
                time(edit.occurredAt(), before.occurredAt()),
                edit.subject().over(before.subject()),
                edit.text().over(before.text()),
                edit.durationMinutes().over(before.durationMinutes())));
    store.update(id, after);
    links.follow(id, after, edit.contactIds());
    news.done("changed", id);
    return told(viewer, id);
  }

  /// Puts an activity away.
  ///
  /// @throws Forbidden when it is captured mail, or a colleague's
  public void putAway(Viewer viewer, UUID id, Optional<Integer> expectedVersion) {
    fresh(viewer, id, own(viewer, id, Timeline.Shelf.inUse), Map.of(), expectedVersion);
    store.move(id, Timeline.Shelf.putAway);
    news.done("deleted", id);
    news.changed(id);
  }

  /// Brings an activity back; one that is not away stays as it is.
  ///
  /// @throws NotFound when there is none
  /// @throws Forbidden when it is captured mail, or a colleague's
  public Activity restore(Viewer viewer, UUID id) {
    Optional<Standing> away = store.lock(id, Timeline.Shelf.putAway);
    if (away.isEmpty()) {
      own(viewer, id, Timeline.Shelf.inUse);
      return timeline.read(viewer, id);
    }
    byHand(viewer, away.get());
    store.move(id, Timeline.Shelf.inUse);
    news.done("restored", id);
    return told(viewer, id);
  }

  private Activity told(Viewer viewer, UUID id) {
    news.changed(id);
    return timeline.read(viewer, id);
  }

  private Standing own(Viewer viewer, UUID id, Timeline.Shelf shelf) {
    return byHand(viewer, store.lock(id, shelf).orElseThrow(() -> new NotFound(KIND, id)));
  }

  private static Standing byHand(Viewer viewer, Standing standing) {
    if (!standing.byHand()) {
      throw new Forbidden(
          "This mail was captured and stays as it came. Write a note about it instead.");
    }
    viewer.requireMayChange("note", standing.author().stream().toList());
    return standing;
  }

  private void fresh(
      Viewer viewer, UUID id, Standing now, Map<String, Object> sent, Optional<Integer> expected) {
    if (expected.isPresent() && expected.get() != now.version()) {
      throw new Stale(timeline.read(viewer, id), sent);
    }
  }

  private static Instant time(Edit<Instant> edit, Instant otherwise) {
    if (!edit.given()) return otherwise;
    @Nullable Instant given = edit.value();
    if (given == null) throw new Invalid("occurredAt", "cannot be emptied");
    return given;
  }

  private static Written sensible(Written what) {
    if (isBlank(what.subject()) && isBlank(what.text())) {
      throw new Invalid("subject", "is missing, and so is the text: say what happened");
    }
    return what;
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  /// The time, and who wants to know of changes.
  @Component
  static class News {
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    News(ApplicationEventPublisher publisher, Clock clock) {
      this.publisher = publisher;
      this.clock = clock;
    }

    Instant now() {
      return clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
    }

    /// What was noted down is not repeated in the audit log: it is not for every admin.
    void done(String verb, UUID id) {
      publisher.publishEvent(Audited.of("activity." + verb, id));
    }

    void changed(UUID id) {
      publisher.publishEvent(RecordChanged.one(KIND, id));
    }
  }
}
