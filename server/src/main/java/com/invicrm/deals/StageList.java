package com.invicrm.deals;

import static java.util.Objects.requireNonNullElse;

import com.invicrm.people.NameKeys;
import com.invicrm.tenancy.CrmException.Invalid;
import com.invicrm.tenancy.Ids;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The stages of a pipeline.
final class StageList {
  private static final String FIELD = "stages";

  private StageList() {}

  /// What every workspace begins with, in its language.
  static List<Stage> standard(String locale) {
    boolean arabic = locale.equals("ar");
    return List.of(
        made(arabic ? "عميل محتمل" : "Lead", DealStatus.open, 10),
        made(arabic ? "مؤهَّل" : "Qualified", DealStatus.open, 25),
        made(arabic ? "عرض" : "Proposal", DealStatus.open, 50),
        made(arabic ? "تفاوض" : "Negotiation", DealStatus.open, 75),
        made(arabic ? "مكسوبة" : "Won", DealStatus.won, 100),
        made(arabic ? "خاسرة" : "Lost", DealStatus.lost, 0));
  }

  /// The stages after an edit.
  ///
  /// @throws Invalid of field `stages` when a deal could not go through them
  static List<Stage> after(List<StageEdit> edits, List<Stage> now) {
    Map<UUID, Stage> known = now.stream().collect(Collectors.toMap(Stage::id, Function.identity()));
    List<Stage> stages = new ArrayList<>();
    for (int i = 0; i < edits.size(); i++) {
      stages.add(stage(FIELD + "[" + i + "]", edits.get(i), known));
    }
    distinct(stages);
    for (DealStatus kind : DealStatus.values()) {
      if (stages.stream().noneMatch(s -> s.kind() == kind)) {
        throw new Invalid(FIELD, "must hold one that is " + kind);
      }
    }
    return stages;
  }

  private static Stage stage(String field, StageEdit edit, Map<UUID, Stage> known) {
    @Nullable UUID id = edit.id();
    DealStatus kind = requireNonNullElse(edit.kind(), DealStatus.open);
    if (id == null) return checked(field, edit, new Stage(Ids.next(), "", kind, usual(kind)));
    @Nullable Stage now = known.get(id);
    if (now == null) {
      throw new Invalid(field + ".id", "is no stage of this pipeline. Leave it out for a new one");
    }
    boolean stays = edit.kind() == null || edit.kind() == now.kind();
    return checked(field, edit, stays ? now : new Stage(id, now.name(), kind, usual(kind)));
  }

  /// The stage with what the edit gives.
  private static Stage checked(String field, StageEdit edit, Stage stage) {
    String name = requireNonNullElse(edit.name(), stage.name()).strip();
    if (name.isEmpty()) throw new Invalid(field + ".name", "is missing");
    DealStatus kind = stage.kind();
    int probability = requireNonNullElse(edit.probability(), stage.probability());
    if (kind != DealStatus.open && probability != usual(kind)) {
      throw new Invalid(
          field + ".probability", "must be " + usual(kind) + " where deals are " + kind);
    }
    return new Stage(stage.id(), name, kind, probability);
  }

  private static int usual(DealStatus kind) {
    return switch (kind) {
      case open -> 50;
      case won -> 100;
      case lost -> 0;
    };
  }

  /// People say a stage by its name.
  private static void distinct(List<Stage> stages) {
    Set<Object> seen = new HashSet<>();
    for (Stage stage : stages) {
      if (!seen.add(stage.id())) throw new Invalid(FIELD, "names a stage twice");
      if (!seen.add(NameKeys.normalise(stage.name()))) {
        throw new Invalid(FIELD, "has two that are called " + stage.name());
      }
    }
  }

  private static Stage made(String name, DealStatus kind, int probability) {
    return new Stage(Ids.next(), name, kind, probability);
  }
}
