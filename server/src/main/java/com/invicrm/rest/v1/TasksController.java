package com.invicrm.rest.v1;

import com.invicrm.access.Users;
import com.invicrm.access.Viewer;
import com.invicrm.people.Edit;
import com.invicrm.people.Shelf;
import com.invicrm.rest.Etags;
import com.invicrm.rest.PageJson;
import com.invicrm.rest.Patch;
import com.invicrm.tenancy.CrmException;
import com.invicrm.tenancy.CrmException.Invalid;
import com.invicrm.timeline.Due;
import com.invicrm.timeline.Task;
import com.invicrm.timeline.TaskEdit;
import com.invicrm.timeline.TaskQuery;
import com.invicrm.timeline.Tasks;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// What is to be done.
@RestController
@RequestMapping("/api/v1/tasks")
class TasksController {
  private static final Set<String> FIELDS =
      Set.of(
          "kind",
          "title",
          "due",
          "timezone",
          "done",
          "assigneeId",
          "contactId",
          "companyId",
          "dealId");

  private final Tasks tasks;
  private final TaskAnswers answers;
  private final Users users;

  TasksController(Tasks tasks, TaskAnswers answers, Users users) {
    this.tasks = tasks;
    this.answers = answers;
    this.users = users;
  }

  @GetMapping
  @PreAuthorize("hasAuthority('records:read')")
  PageJson<TaskJson> listTasks(
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
      @RequestParam(required = false) @Nullable @Size(max = 2000) String cursor,
      @RequestParam Optional<Task.Status> status,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) Optional<LocalDate> dueBefore,
      @RequestParam Optional<UUID> contactId,
      @RequestParam Optional<UUID> companyId,
      @RequestParam Optional<UUID> dealId,
      @RequestParam Optional<UUID> assigneeId,
      @RequestParam(defaultValue = "false") boolean deleted) {
    var filter = new TaskQuery.Filter(status, dueBefore, contactId, companyId, dealId, assigneeId);
    return answers.page(
        tasks.page(
            new TaskQuery(
                filter,
                deleted ? Shelf.putAway : Shelf.inUse,
                limit,
                Optional.ofNullable(cursor))));
  }

  @PostMapping
  @PreAuthorize("hasAuthority('records:write')")
  ResponseEntity<TaskJson> createTask(
      @AuthenticationPrincipal Viewer viewer, @RequestBody JsonNode body) {
    Task task = tasks.create(viewer, edit(viewer, body));
    return answers.one(ResponseEntity.created(URI.create("/api/v1/tasks/" + task.id())), task);
  }

  @GetMapping("/{id}")
  @PreAuthorize("hasAuthority('records:read')")
  ResponseEntity<TaskJson> readTask(@PathVariable UUID id) {
    return answers.one(ResponseEntity.ok(), tasks.find(id));
  }

  @PatchMapping("/{id}")
  @PreAuthorize("hasAuthority('records:write')")
  ResponseEntity<TaskJson> updateTask(
      @AuthenticationPrincipal Viewer viewer,
      @PathVariable UUID id,
      @RequestBody JsonNode body,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
    tasks.find(id);
    try {
      return answers.one(
          ResponseEntity.ok(),
          tasks.change(viewer, id, edit(viewer, body), Etags.expected(ifMatch).orElse(null)));
    } catch (CrmException.Stale e) {
      throw answers.stale(e);
    }
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PreAuthorize("hasAuthority('records:write')")
  void deleteTask(
      @AuthenticationPrincipal Viewer viewer,
      @PathVariable UUID id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
    try {
      tasks.putAway(viewer, id, Etags.expected(ifMatch).orElse(null));
    } catch (CrmException.Stale e) {
      throw answers.stale(e);
    }
  }

  @PostMapping("/{id}/restore")
  @PreAuthorize("hasAuthority('records:write')")
  ResponseEntity<TaskJson> restoreTask(
      @AuthenticationPrincipal Viewer viewer, @PathVariable UUID id) {
    return answers.one(ResponseEntity.ok(), tasks.restore(viewer, id));
  }

  private TaskEdit edit(Viewer viewer, JsonNode body) {
    var patch = new Patch(body, FIELDS);
    var edit =
        new TaskEdit(
            patch.choice("kind", Task.Kind.class),
            patch.text("title", 500),
            due(viewer, patch.text("due", 30), patch.text("timezone", 64)),
            patch.flag("done"),
            patch.id("assigneeId"),
            patch.id("contactId"),
            patch.id("companyId"),
            patch.id("dealId"));
    patch.check();
    return edit;
  }

  /// A time without a zone is by the clock of whoever says it.
  private Edit<Due> due(Viewer viewer, Edit<String> due, Edit<String> timezone) {
    @Nullable String when = due.value();
    @Nullable String zone = timezone.value();
    if (!due.given() && zone != null) throw new Invalid("timezone", "comes with `due` only");
    if (when == null) return due.given() ? Edit.clear() : Edit.leave();
    return Edit.to(Due.read(when, zone == null ? users.read(viewer.userId()).timezone() : zone));
  }
}
