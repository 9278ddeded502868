package com.invicrm.rest.v1;

import com.invicrm.access.Users;
import com.invicrm.access.Viewer;
import com.invicrm.deals.DealFilter;
import com.invicrm.deals.DealQuery;
import com.invicrm.deals.DealSort;
import com.invicrm.deals.Deals;
import com.invicrm.people.CompanyRef;
import com.invicrm.people.PersonFile;
import com.invicrm.people.PersonFile.Job;
import com.invicrm.people.Shelf;
import com.invicrm.rest.v1.DealShapes.DealJson;
import com.invicrm.rest.v1.RecordShapes.ContactJson;
import com.invicrm.tenancy.Page;
import com.invicrm.timeline.Access;
import com.invicrm.timeline.Activity;
import com.invicrm.timeline.PersonHistory;
import com.invicrm.timeline.PersonHistory.Told;
import com.invicrm.timeline.TaskQuery;
import com.invicrm.timeline.Tasks;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.ObjectMapper;

/// Writes all that is kept of a person, as far as the viewer may see it, page by page.
@Component
class ContactExport {
  private static final int AT_ONCE = 200;

  /// An activity of the file; what the viewer may not see is absent.
  record ToldJson(
      UUID id,
      Activity.Kind kind,
      Instant occurredAt,
      Access access,
      @Nullable String direction,
      ActivityJson.@Nullable ParticipantJson from,
      @Nullable String subject,
      @Nullable String text,
      List<String> attachments,
      @Nullable Integer durationMinutes,
      String source) {
    static ToldJson of(Told told) {
      Activity a = told.activity();
      var around = a.circumstances();
      return new ToldJson(
          a.id(),
          a.kind(),
          a.occurredAt(),
          a.access(),
          around.direction(),
          around.from() == null ? null : ActivityJson.ParticipantJson.of(around.from()),
          a.subject(),
          told.text(),
          told.attachments(),
          around.durationMinutes(),
          a.state().source());
    }
  }

  /// A job.
  record JobJson(
      CompanyRef company, @Nullable LocalDate from, @Nullable LocalDate to, boolean isCurrent) {
    static JobJson of(Job job) {
      return new JobJson(job.company(), job.from(), job.to(), job.isCurrent());
    }
  }

  private record LeftOut(int subjects, int texts) {}

  private final Deals deals;
  private final Tasks tasks;
  private final PersonHistory history;
  private final Users users;
  private final Paper paper;

  ContactExport(Deals deals, Tasks tasks, PersonHistory history, Users users, Paper paper) {
    this.deals = deals;
    this.tasks = tasks;
    this.history = history;
    this.users = users;
    this.paper = paper;
  }

  /// What a file is written with.
  @Component
  record Paper(ObjectMapper json, Clock clock) {}

  void write(Viewer viewer, PersonFile file, OutputStream out) {
    try (JsonGenerator json = paper.json().createGenerator(out)) {
      json.writeStartObject();
      json.writePOJOProperty("exportedAt", paper.clock().instant());
      json.writePOJOProperty("contact", ContactJson.of(file.contact()));
      json.writePOJOProperty("sources", file.sources());
      json.writePOJOProperty("jobs", file.jobs().stream().map(JobJson::of).toList());
      UUID contact = file.contact().id();
      json.writeArrayPropertyStart("deals");
      pages(c -> deals(contact, c), json);
      json.writeEndArray();
      json.writeArrayPropertyStart("tasks");
      pages(c -> tasks(contact, c), json);
      json.writeEndArray();
      json.writePOJOProperty("leftOut", activities(viewer, contact, json));
      json.writeEndObject();
    }
  }

  private LeftOut activities(Viewer viewer, UUID contact, JsonGenerator json) {
    int[] leftOut = {0, 0};
    json.writeArrayPropertyStart("activities");
    for (Function<Optional<String>, Page<Told>> part :
        List.<Function<Optional<String>, Page<Told>>>of(
            c -> history.onTimeline(viewer, contact, c), c -> history.naming(viewer, contact, c))) {
      pages(c -> part.apply(c).map(t -> counted(t, leftOut)), json);
    }
    json.writeEndArray();
    return new LeftOut(leftOut[0], leftOut[1]);
  }

  private static ToldJson counted(Told told, int[] leftOut) {
    if (told.activity().access() == Access.metadata) leftOut[0]++;
    if (told.activity().access() != Access.everything) leftOut[1]++;
    return ToldJson.of(told);
  }

  private Page<DealJson> deals(UUID contact, Optional<String> cursor) {
    DealFilter all = DealFilter.all();
    var filter =
        new DealFilter(
            all.companyId(),
            Optional.of(contact),
            all.pipelineId(),
            all.stageId(),
            all.status(),
            all.ownerId(),
            all.tag());
    var page =
        deals.page(
            new DealQuery(
                Optional.empty(), filter, DealSort.created, Shelf.inUse, AT_ONCE, cursor));
    Map<UUID, String> names =
        users.names(
            page.data().stream().flatMap(d -> Optional.ofNullable(d.ownerId()).stream()).toList());
    return page.map(d -> DealJson.of(d, names));
  }

  private Page<TaskJson> tasks(UUID contact, Optional<String> cursor) {
    var none = Optional.<UUID>empty();
    var filter =
        new TaskQuery.Filter(
            Optional.empty(), Optional.empty(), Optional.of(contact), none, none, none);
    var page = tasks.page(new TaskQuery(filter, Shelf.inUse, AT_ONCE, cursor));
    Map<UUID, String> names =
        users.names(
            page.data().stream()
                .flatMap(t -> Optional.ofNullable(t.assigneeId()).stream())
                .toList());
    return page.map(t -> TaskJson.of(t, names));
  }

  private static <T> void pages(Function<Optional<String>, Page<T>> read, JsonGenerator json) {
    Optional<String> cursor = Optional.empty();
    do {
      Page<T> page = read.apply(cursor);
      page.data().forEach(json::writePOJO);
      cursor = page.nextCursor();
    } while (cursor.isPresent());
  }
}
