package com.invicrm.ask;

import com.invicrm.access.Viewer;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The plan of a question, carried out in one transaction.
@Component
class Answers {
  private final Lookups lookups;
  private final DealQuestions deals;
  private final Days days;

  Answers(Lookups lookups, DealQuestions deals, Days days) {
    this.lookups = lookups;
    this.deals = deals;
    this.days = days;
  }

  /// What is asked about time and what is to be written: silence, days, notes, things to do.
  @Component
  record Days(Silences silences, DayBrief briefs, Proposals proposals) {}

  /// The answer to a question, as far as the viewer may see.
  @Transactional(readOnly = true)
  public Asked answer(Viewer viewer, Question q, ParsedQuery parsed) {
    return switch (QueryPlan.of(parsed, q)) {
      case QueryPlan.Lookup plan -> lookups.answer(viewer, q, parsed, plan);
      case QueryPlan.DealStatus plan -> deals.status(q, parsed, plan);
      case QueryPlan.DealsList plan -> deals.list(q, parsed, plan);
      case QueryPlan.Pipeline plan -> alone(parsed, deals.totals(q, plan));
      case QueryPlan.Silence plan -> days.silences().answer(q, parsed, plan);
      case QueryPlan.Briefing(Period when) -> alone(parsed, days.briefs().answer(viewer, q, when));
      case QueryPlan.Note plan -> days.proposals().note(q, parsed, plan);
      case QueryPlan.ToDo plan -> days.proposals().toDo(q, parsed, plan);
      case QueryPlan.Help() -> whatCanBeAsked(q, parsed, "help");
      case QueryPlan.Nothing() -> whatCanBeAsked(q, parsed, "notUnderstood");
    };
  }

  private static Asked alone(ParsedQuery parsed, Answer answer) {
    return new Asked(parsed, answer, List.of());
  }

  private static Asked whatCanBeAsked(Question q, ParsedQuery parsed, String key) {
    Words words = new Words(q);
    Answer answer = new Draft().done(words.of(key + ".title"), words.of(key + ".text"));
    List<Asked.Alternative> examples =
        words.of("examples").lines().map(Asked.Alternative::example).toList();
    return new Asked(parsed, answer, examples);
  }
}
