package com.invicrm.rest.v1;

import com.invicrm.deals.DealRef;
import com.invicrm.people.CompanyRef;
import com.invicrm.people.ContactRef;
import com.invicrm.rest.v1.DealShapes.UserRefJson;
import com.invicrm.timeline.Due;
import com.invicrm.timeline.Task;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A task as the contract has it.
record TaskJson(
    UUID id,
    Task.Kind kind,
    String title,
    @Nullable String due,
    @Nullable String timezone,
    @Nullable UserRefJson assignee,
    boolean done,
    @Nullable Instant doneAt,
    @Nullable ContactRef contact,
    @Nullable CompanyRef company,
    @Nullable DealRef deal,
    String source,
    int version,
    Instant createdAt,
    Instant updatedAt,
    boolean isDeleted) {
  static TaskJson of(Task t, Map<UUID, String> users) {
    @Nullable Due due = t.due();
    return new TaskJson(
        t.id(),
        t.kind(),
        t.title(),
        due == null ? null : due.written(),
        due == null ? null : due.zone(),
        UserRefJson.of(t.assigneeId(), users),
        t.doneAt() != null,
        t.doneAt(),
        t.about().contact(),
        t.about().company(),
        t.about().deal(),
        t.source(),
        t.version(),
        t.createdAt(),
        t.updatedAt(),
        t.isDeleted());
  }
}
