package com.invicrm.timeline;

import com.invicrm.people.Edit;
import com.invicrm.people.Sent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a person writes down about a task, new or known.
public record TaskEdit(
    Edit<Task.Kind> kind,
    Edit<String> title,
    Edit<Due> due,
    Edit<Boolean> done,
    Edit<UUID> assigneeId,
    Edit<UUID> contactId,
    Edit<UUID> companyId,
    Edit<UUID> dealId) {

  /// The fields that were given, as they were sent; an emptied one is an empty text.
  public Map<String, Object> sent() {
    Map<String, Object> sent = new LinkedHashMap<>();
    Sent.add(sent, "kind", kind);
    Sent.add(sent, "title", title);
    @Nullable Due when = due.value();
    Sent.add(sent, "due", when == null ? due : Edit.to(when.written()));
    Sent.add(sent, "done", done);
    Sent.add(sent, "assigneeId", assigneeId);
    Sent.add(sent, "contactId", contactId);
    Sent.add(sent, "companyId", companyId);
    Sent.add(sent, "dealId", dealId);
    return sent;
  }
}
