package com.invicrm.ask;

import com.invicrm.ask.Answer.Action;
import com.invicrm.people.Namesake;
import com.invicrm.people.SubjectKind;
import com.invicrm.people.WhoIsMeant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// What would be written down; asking writes nothing, and somebody has to save it.
@Component
class Proposals {
  private static final LocalTime NOON = LocalTime.NOON;

  private final Meant meant;

  Proposals(Meant meant) {
    this.meant = meant;
  }

  /// Whom a text is about, or a question back.
  private sealed interface Resolved {
    record These(List<Namesake> people) implements Resolved {}

    record Unclear(Asked question) implements Resolved {}
  }

  Asked note(Question q, ParsedQuery parsed, QueryPlan.Note plan) {
    return switch (resolve(q, parsed, plan.names())) {
      case Resolved.Unclear(Asked question) -> question;
      case Resolved.These(List<Namesake> people) ->
          new Asked(parsed, note(new Words(q), q, plan, people), List.of());
    };
  }

  Asked toDo(Question q, ParsedQuery parsed, QueryPlan.ToDo plan) {
    return switch (resolve(q, parsed, plan.names())) {
      case Resolved.Unclear(Asked question) -> question;
      case Resolved.These(List<Namesake> people) ->
          new Asked(parsed, toDo(new Words(q), q, plan, people), List.of());
    };
  }

  private Resolved resolve(Question q, ParsedQuery parsed, List<String> names) {
    List<Namesake> found = new ArrayList<>();
    for (String name : names) {
      switch (meant.person(name)) {
        case WhoIsMeant.One(Namesake it, List<Namesake> _) -> found.add(it);
        case WhoIsMeant.Several(List<Namesake> all) -> {
          return new Resolved.Unclear(meant.which(q, parsed, name, all));
        }
        case WhoIsMeant.Nobody(List<Namesake> near) -> {
          if (!near.isEmpty()) return new Resolved.Unclear(meant.nobody(q, parsed, name, near));
        }
      }
    }
    return new Resolved.These(found);
  }

  private static Answer note(Words words, Question q, QueryPlan.Note plan, List<Namesake> about) {
    Draft draft = new Draft();
    List<Namesake> people = about.stream().filter(n -> n.kind() == SubjectKind.contact).toList();
    about.forEach(n -> draft.source(n.kind().name(), n.id(), n.name()));
    String who = String.join(", ", about.stream().map(Namesake::name).toList());
    if (people.isEmpty()) {
      return draft.done(words.of("propose.note"), words.of("propose.who"));
    }
    String kind = List.of("call", "meeting").contains(plan.kind()) ? plan.kind() : "note";
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("kind", kind);
    body.put("text", plan.text().orElse(q.text()));
    plan.when()
        .day()
        .filter(d -> d.isBefore(q.now().toLocalDate()))
        .ifPresent(
            d -> body.put("occurredAt", d.atTime(NOON).atZone(q.zone()).toInstant().toString()));
    plan.when().minutes().ifPresent(m -> body.put("durationMinutes", m));
    body.put("contactIds", people.stream().map(n -> n.id().toString()).toList());
    draft.propose(new Action("POST", "/api/v1/activities", body, words.of("save." + kind)));
    return draft.done(words.of("propose.note"), words.of("propose.note.text", who));
  }

  private static Answer toDo(Words words, Question q, QueryPlan.ToDo plan, List<Namesake> about) {
    Draft draft = new Draft();
    about.forEach(n -> draft.source(n.kind().name(), n.id(), n.name()));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("kind", plan.kind().name());
    body.put("title", plan.title());
    plan.due().ifPresent(d -> body.put("due", d));
    if (plan.due().filter(d -> d.contains("T")).isPresent()) {
      body.put("timezone", q.zone().getId());
    }
    first(about, SubjectKind.contact).ifPresent(n -> body.put("contactId", n.id().toString()));
    first(about, SubjectKind.company).ifPresent(n -> body.put("companyId", n.id().toString()));
    draft.propose(
        new Action("POST", "/api/v1/tasks", body, words.of("save." + plan.kind().name())));
    String when = plan.due().map(d -> due(words, d)).orElse("");
    return draft.done(words.of("propose." + plan.kind().name()), Words.beside(plan.title(), when));
  }

  private static String due(Words words, String due) {
    int time = due.indexOf('T');
    String day = words.day(java.time.LocalDate.parse(time < 0 ? due : due.substring(0, time)));
    return time < 0 ? day : day + " " + due.substring(time + 1, time + 6);
  }

  private static Optional<Namesake> first(List<Namesake> about, SubjectKind kind) {
    return about.stream().filter(n -> n.kind() == kind).findFirst();
  }
}
