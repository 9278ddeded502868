package com.invicrm.ask;

import com.invicrm.people.Namesake;
import com.invicrm.people.SubjectKind;
import com.invicrm.people.WhoIsMeant;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// With whom it went quiet, and how it stands with one of them.
@Component
class Silences {
  private static final int SHOWN = 10;
  private static final int COUNTED = 1_000;

  private final Meant meant;
  private final SilenceStore store;

  Silences(Meant meant, SilenceStore store) {
    this.meant = meant;
    this.store = store;
  }

  Asked answer(Question q, ParsedQuery parsed, QueryPlan.Silence plan) {
    if (plan.name().isEmpty()) return new Asked(parsed, quiet(q, plan.days()), List.of());
    String name = plan.name().get();
    return switch (meant.person(name)) {
      case WhoIsMeant.One(Namesake it, List<Namesake> others) ->
          new Asked(parsed, standing(q, it), meant.alternatives(q, name, others));
      case WhoIsMeant.Several(List<Namesake> all) -> meant.which(q, parsed, name, all);
      case WhoIsMeant.Nobody(List<Namesake> near) -> meant.nobody(q, parsed, name, near);
    };
  }

  private Answer quiet(Question q, int days) {
    Words words = new Words(q);
    Draft draft = new Draft();
    Instant before = q.now().minusDays(days).atZone(q.zone()).toInstant();
    draft.section(words.of("quiet.section"), items(words, draft, store.quietest(before, SHOWN)));
    int count = store.count(before, COUNTED + 1);
    return draft.done(
        words.of("quiet.title", days),
        count > COUNTED
            ? words.of("quiet.many", COUNTED, days)
            : words.of("quiet.text", count, days));
  }

  List<Answer.Item> items(Words words, Draft draft, List<SilenceStore.Quiet> people) {
    return people.stream()
        .map(p ->
            draft.item(
                p.name(),
                Words.beside(p.company(), words.of("lastContact.short", words.day(p.last()))),
                p.last(),
                draft.source("contact", p.id(), p.name())))
        .toList();
  }

  private Answer standing(Question q, Namesake it) {
    Words words = new Words(q);
    Draft draft = new Draft();
    String type = it.kind() == SubjectKind.contact ? "contact" : "company";
    draft.source(type, it.id(), it.name());
    @Nullable Instant last = it.lastContactedAt();
    if (last == null) return draft.done(it.name(), words.of("noContact"));
    LocalDate day = last.atZone(q.zone()).toLocalDate();
    long days = q.now().toLocalDate().toEpochDay() - day.toEpochDay();
    return draft.done(it.name(), words.of("standing", words.day(day), days));
  }
}
