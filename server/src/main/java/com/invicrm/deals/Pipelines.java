package com.invicrm.deals;

import com.invicrm.access.Audited;
import com.invicrm.access.Viewer;
import com.invicrm.access.WorkspaceFounded;
import com.invicrm.tenancy.CrmException.Invalid;
import com.invicrm.tenancy.CrmException.NotFound;
import com.invicrm.tenancy.CrmException.Stale;
import com.invicrm.tenancy.Cursor;
import com.invicrm.tenancy.Ids;
import com.invicrm.tenancy.Page;
import com.invicrm.tenancy.RecordChanged;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The ways that deals go.
@Component
@Transactional
public class Pipelines {
  private static final String KIND = "pipeline";

  private final PipelineStore reads;
  private final PipelineWriteStore writes;
  private final ApplicationEventPublisher news;

  Pipelines(PipelineStore reads, PipelineWriteStore writes, ApplicationEventPublisher news) {
    this.reads = reads;
    this.writes = writes;
    this.news = news;
  }

  /// A page of all pipelines, in the order they were made.
  ///
  /// @throws Invalid of field `cursor` when it is none of this list
  @Transactional(readOnly = true)
  public Page<Pipeline> page(Optional<String> cursor, int limit) {
    @Nullable UUID after =
        cursor.map(c -> Cursor.read(c, 1, p -> UUID.fromString(p.getFirst()))).orElse(null);
    return Page.cut(reads.page(after, limit + 1), limit, p -> Cursor.of(p.id().toString()));
  }

  /// One pipeline.
  ///
  /// @throws NotFound when there is none
  @Transactional(readOnly = true)
  public Pipeline find(UUID id) {
    return reads.find(id).orElseThrow(() -> missing(id));
  }

  /// Gives a new workspace the pipeline that it begins with; those that were there before pipelines
  /// were got theirs by the migration.
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void found(WorkspaceFounded workspace) {
    UUID id = Ids.next();
    String name = workspace.locale().equals("ar") ? "المبيعات" : "Sales";
    writes.insert(id, name, workspace.source(), null);
    writes.makeDefault(id);
    writes.putStages(id, StageList.standard(workspace.locale()));
  }

  /// Writes a pipeline down, with the usual stages when none are given.
  ///
  /// @param locale language of the usual stages
  /// @throws Invalid when it has no name, or its stages make no pipeline
  public Pipeline create(Viewer viewer, PipelineEdit edit, String locale) {
    UUID id = Ids.next();
    @Nullable List<StageEdit> given = edit.stages().value();
    List<Stage> stages =
        given == null ? StageList.standard(locale) : StageList.after(given, List.of());
    writes.insert(id, name(edit.name().value()), "person", viewer.userId());
    if (Boolean.TRUE.equals(edit.isDefault().value())) writes.makeDefault(id);
    writes.putStages(id, stages);
    Pipeline made = told(id);
    news.publishEvent(Audited.made("pipeline.created", id, made));
    return made;
  }

  /// Changes what an edit gives. A stage that is of another kind now closes or opens its deals.
  ///
  /// @param expectedVersion the version that the edit is based on; null when the last write wins
  /// @throws NotFound when there is none
  /// @throws Stale when it stands at another version
  /// @throws Invalid when a stage would go in which deals stand
  public Pipeline change(UUID id, PipelineEdit edit, @Nullable Integer expectedVersion) {
    Pipeline now = reads.lock(id).orElseThrow(() -> missing(id));
    if (expectedVersion != null && expectedVersion != now.version()) {
      throw new Stale(now, edit.sent());
    }
    writes.update(id, name(edit.name().over(now.name())));
    if (edit.isDefault().given()) makeDefault(now, edit.isDefault().value());
    if (edit.stages().given()) {
      restage(
          now,
          StageList.after(
              Objects.requireNonNullElse(edit.stages().value(), List.of()), now.stages()));
    }
    Pipeline after = told(id);
    news.publishEvent(Audited.changed("pipeline.changed", id, now, after));
    return after;
  }

  private void makeDefault(Pipeline now, @Nullable Boolean wanted) {
    if (Boolean.TRUE.equals(wanted)) writes.makeDefault(now.id());
    else if (now.isDefault()) {
      throw new Invalid("isDefault", "cannot be taken away: make another pipeline the default");
    }
  }

  private void restage(Pipeline now, List<Stage> stages) {
    Set<UUID> kept = stages.stream().map(Stage::id).collect(Collectors.toSet());
    List<Stage> gone = now.stages().stream().filter(s -> !kept.contains(s.id())).toList();
    List<UUID> goneIds = gone.stream().map(Stage::id).toList();
    writes.putStages(now.id(), stages);
    writes.removeStages(now.id(), goneIds);
    writes.holding(goneIds).ifPresent(id -> refuse(gone, id));
    writes.movePutAway(goneIds, stages.getFirst().id());
    writes.closeOrOpen(now.id());
  }

  private static void refuse(List<Stage> gone, UUID holding) {
    String names =
        gone.stream()
            .filter(s -> s.id().equals(holding))
            .map(Stage::name)
            .collect(Collectors.joining());
    throw new Invalid("stages", "leaves out " + names + ", where deals stand: move them first");
  }

  private Pipeline told(UUID id) {
    news.publishEvent(RecordChanged.one(KIND, id));
    return find(id);
  }

  private static String name(@Nullable String given) {
    if (given == null || given.isBlank()) {
      throw new Invalid("name", "is missing: a pipeline needs a name");
    }
    return given.strip();
  }

  private static NotFound missing(UUID id) {
    return new NotFound(KIND, id);
  }
}
