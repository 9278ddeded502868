package com.invicrm.timeline;

import com.invicrm.people.Edit;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a person writes down about something that happened, new or known.
public record ActivityEdit(
    Edit<String> subject,
    Edit<String> text,
    Edit<Instant> occurredAt,
    Edit<Integer> durationMinutes,
    Edit<List<UUID>> contactIds) {

  /// The fields that were given, as they were sent; an emptied one is an empty text.
  public Map<String, Object> sent() {
    Map<String, Object> sent = new LinkedHashMap<>();
    add(sent, "subject", subject);
    add(sent, "text", text);
    add(sent, "occurredAt", occurredAt);
    add(sent, "durationMinutes", durationMinutes);
    add(sent, "contactIds", contactIds);
    return sent;
  }

  private static void add(Map<String, Object> sent, String field, Edit<?> edit) {
    @Nullable Object value = edit.value();
    if (edit.given()) sent.put(field, value == null ? "" : value);
  }
}
