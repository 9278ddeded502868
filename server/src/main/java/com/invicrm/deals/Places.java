package com.invicrm.deals;

import com.invicrm.people.Edit;
import com.invicrm.tenancy.CrmException.Invalid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Tells where a deal goes: to the stage that is named, else to the beginning of a pipeline.
@Component
class Places {
  private final PlaceStore store;

  Places(PlaceStore store) {
    this.store = store;
  }

  /// Where a new deal begins.
  ///
  /// @throws Invalid of field `stageId` or `pipelineId` when there is none
  Place of(DealEdit edit) {
    @Nullable UUID pipeline = edit.pipelineId().value();
    if (edit.stageId().value() != null) return named(edit.stageId(), edit.pipelineId());
    if (pipeline != null) return beginning(pipeline);
    return store
        .first()
        .orElseThrow(() -> new Invalid("pipelineId", "is missing: there is no default pipeline"));
  }

  /// Where a deal stands after an edit.
  ///
  /// @throws Invalid of field `stageId` or `pipelineId` when there is no such place
  Place after(DealEdit edit, DealStage now) {
    if (edit.stageId().given()) return named(edit.stageId(), edit.pipelineId());
    @Nullable UUID pipeline = edit.pipelineId().over(now.pipelineId());
    if (pipeline == null) throw new Invalid("pipelineId", "cannot be emptied");
    return pipeline.equals(now.pipelineId())
        ? new Place(pipeline, now.stage().id(), now.stage().kind())
        : beginning(pipeline);
  }

  private Place named(Edit<UUID> stageId, Edit<UUID> pipelineId) {
    @Nullable UUID stage = stageId.value();
    if (stage == null) throw new Invalid("stageId", "cannot be emptied");
    Place place =
        store
            .ofStage(stage)
            .orElseThrow(() -> new Invalid("stageId", "is no stage of a pipeline here"));
    @Nullable UUID pipeline = pipelineId.value();
    if (pipeline != null && !pipeline.equals(place.pipelineId())) {
      throw new Invalid("stageId", "is a stage of another pipeline than `pipelineId`");
    }
    return place;
  }

  private Place beginning(UUID pipeline) {
    return store
        .firstOf(pipeline)
        .orElseThrow(() -> new Invalid("pipelineId", "is no pipeline here"));
  }
}
