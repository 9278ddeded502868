package com.invicrm.timeline;

import com.invicrm.access.Audited;
import com.invicrm.access.Viewer;
import com.invicrm.people.Placed;
import com.invicrm.people.Shelf;
import com.invicrm.tenancy.CrmException.Forbidden;
import com.invicrm.tenancy.CrmException.Invalid;
import com.invicrm.tenancy.CrmException.NotFound;
import com.invicrm.tenancy.CrmException.Stale;
import com.invicrm.tenancy.Ids;
import com.invicrm.tenancy.Page;
import com.invicrm.tenancy.RecordChanged;
import com.invicrm.timeline.TaskRow.Subjects;
import com.invicrm.timeline.TaskRow.Written;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What is to be done, by whom, and about whom or what.
@Component
@Transactional
public class Tasks {
  private static final String KIND = "task";
  private static final Subjects NOTHING = new Subjects(null, null, null);

  private final TaskStore reads;
  private final TaskWriteStore writes;
  private final TaskLinks links;
  private final ApplicationEventPublisher news;

  Tasks(TaskStore reads, TaskWriteStore writes, TaskLinks links, ApplicationEventPublisher news) {
    this.reads = reads;
    this.writes = writes;
    this.links = links;
    this.news = news;
  }

  /// A page of the tasks that a filter lets through.
  ///
  /// @throws Invalid of field `cursor` when it is none of this list
  @Transactional(readOnly = true)
  public Page<Task> page(TaskQuery query) {
    Page<TaskRow> page = Placed.page(reads.page(query), query.limit());
    return new Page<>(links.shown(page.data()), page.nextCursor());
  }

  /// One task.
  ///
  /// @throws NotFound when there is none, or it was put away
  @Transactional(readOnly = true)
  public Task find(UUID id) {
    return shown(reads.find(id).orElseThrow(() -> missing(id)));
  }

  /// Writes a task down, for whoever writes it unless the edit says otherwise.
  ///
  /// @throws Invalid when it says nothing, or names what is not here
  public Task create(Viewer viewer, TaskEdit edit) {
    UUID id = Ids.next();
    Written what =
        new Written(
            Objects.requireNonNullElse(edit.kind().value(), Task.Kind.task),
            title(edit.title().value()),
            edit.due().value(),
            status(edit, Task.Status.open),
            links.assigneeAfter(edit.assigneeId(), viewer.userId()),
            links.after(edit, NOTHING));
    writes.insert(id, what, viewer.userId());
    Task made = told(id);
    news.publishEvent(Audited.made("task.created", id, made));
    return made;
  }

  /// Changes what an edit gives.
  ///
  /// @param expectedVersion the version that the edit is based on; null when the last write wins
  /// @throws NotFound when there is none, or it was put away
  /// @throws Stale when it stands at another version
  /// @throws Invalid when it would say nothing, or the edit names what is not here
  /// @throws Forbidden when it is between colleagues
  public Task change(Viewer viewer, UUID id, TaskEdit edit, @Nullable Integer expectedVersion) {
    TaskRow now = reads.lock(id).orElseThrow(() -> missing(id));
    viewer.requireMayChange(KIND, writes.owners(id));
    Task shown = shown(now);
    if (expectedVersion != null && expectedVersion != now.state().version()) {
      throw new Stale(shown, edit.sent());
    }
    Written before = now.written();
    writes.update(
        id,
        new Written(
            Objects.requireNonNullElse(edit.kind().value(), before.kind()),
            title(edit.title().over(before.title())),
            edit.due().over(before.due()),
            status(edit, before.status()),
            links.assigneeAfter(edit.assigneeId(), before.assigneeId()),
            links.after(edit, before.about())));
    Task after = told(id);
    news.publishEvent(Audited.changed("task.changed", id, shown, after));
    return after;
  }

  /// Puts a task away.
  ///
  /// @throws NotFound when there is none, or it was put away before
  /// @throws Stale when it stands at another version
  /// @throws Forbidden when it is between colleagues
  public void putAway(Viewer viewer, UUID id, @Nullable Integer expectedVersion) {
    viewer.requireMayChange(KIND, writes.owners(id));
    if (!writes.move(id, Shelf.putAway, expectedVersion)) throw new Stale(find(id), Map.of());
    news.publishEvent(Audited.of("task.deleted", id));
    news.publishEvent(RecordChanged.one(KIND, id));
  }

  /// Brings a task back.
  ///
  /// @throws NotFound when there is none
  /// @throws Forbidden when it is between colleagues
  public Task restore(Viewer viewer, UUID id) {
    viewer.requireMayChange(KIND, writes.owners(id));
    if (!writes.move(id, Shelf.inUse, null)) return find(id);
    news.publishEvent(Audited.of("task.restored", id));
    return told(id);
  }

  private Task told(UUID id) {
    news.publishEvent(RecordChanged.one(KIND, id));
    return find(id);
  }

  private Task shown(TaskRow row) {
    return links.shown(List.of(row)).getFirst();
  }

  private static Task.Status status(TaskEdit edit, Task.Status now) {
    if (!edit.done().given()) return now;
    return Boolean.TRUE.equals(edit.done().value()) ? Task.Status.done : Task.Status.open;
  }

  private static String title(@Nullable String given) {
    if (given == null || given.isBlank()) {
      throw new Invalid("title", "is missing: say what is to be done");
    }
    return given.strip();
  }

  private static NotFound missing(UUID id) {
    return new NotFound(KIND, id);
  }
}
