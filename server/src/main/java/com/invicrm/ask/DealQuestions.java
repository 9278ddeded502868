package com.invicrm.ask;

import com.invicrm.ask.DealFigures.Row;
import com.invicrm.ask.DealFigures.Sum;
import com.invicrm.people.Namesake;
import com.invicrm.people.SubjectKind;
import com.invicrm.people.WhoIsMeant;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// How far deals are, which there are, and what they come to.
@Component
class DealQuestions {
  private static final int SHOWN = 20;
  private static final int COUNTED = 200;

  private final Meant meant;
  private final DealFigures figures;

  DealQuestions(Meant meant, DealFigures figures) {
    this.meant = meant;
    this.figures = figures;
  }

  Asked status(Question q, ParsedQuery parsed, QueryPlan.DealStatus plan) {
    String asked = plan.deal().or(plan::company).orElse("");
    return called(q, parsed, asked).orElseGet(() -> with(q, parsed, plan, asked));
  }

  private Asked with(Question q, ParsedQuery parsed, QueryPlan.DealStatus plan, String asked) {
    String with = plan.company().orElse(asked);
    return switch (meant.company(with)) {
      case WhoIsMeant.One(Namesake it, List<Namesake> others) ->
          new Asked(
              parsed,
              told(q, it.name(), figures.list(with(it), SHOWN)),
              meant.alternatives(q, with, others));
      case WhoIsMeant.Several(List<Namesake> all) -> meant.which(q, parsed, with, all);
      case WhoIsMeant.Nobody(List<Namesake> _) ->
          new Asked(parsed, told(q, asked, List.of()), List.of());
    };
  }

  Asked list(Question q, ParsedQuery parsed, QueryPlan.DealsList plan) {
    if (plan.who().isEmpty()) {
      return new Asked(parsed, listed(q, DealFigures.Filter.of(plan, q)), List.of());
    }
    String name = plan.who().get();
    return switch (meant.company(name)) {
      case WhoIsMeant.One(Namesake it, List<Namesake> others) ->
          new Asked(
              parsed,
              listed(q, narrowed(DealFigures.Filter.of(plan, q), it)),
              meant.alternatives(q, name, others));
      case WhoIsMeant.Several(List<Namesake> all) -> meant.which(q, parsed, name, all);
      case WhoIsMeant.Nobody(List<Namesake> near) -> meant.nobody(q, parsed, name, near);
    };
  }

  /// The deals of that name, for who asks what is new with one.
  Optional<Asked> called(Question q, ParsedQuery parsed, String name) {
    List<Row> rows = figures.called(name, SHOWN);
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(new Asked(parsed, told(q, name, rows), List.of()));
  }

  Answer totals(Question q, QueryPlan.Pipeline plan) {
    Words words = new Words(q);
    Draft draft = new Draft();
    List<Sum> sums = figures.sums(plan);
    Map<String, List<Sum>> stages =
        sums.stream()
            .collect(
                Collectors.groupingBy(
                    Sum::stage, java.util.LinkedHashMap::new, Collectors.toList()));
    draft.section(
        words.of("byStage"), stages.entrySet().stream().map(e -> stage(draft, words, e)).toList());
    List<Sum> open = of(sums, "open");
    String text =
        plan.stage().isPresent()
            ? words.of(
                "dealList.text", count(sums), count(sums), sentence(words, money(words, sums)))
            : words.of("pipeline.text", count(open), sentence(words, money(words, open)))
                + rate(words, sums);
    return draft.done(words.of("pipeline.title"), text.strip());
  }

  private static Answer.Item stage(Draft draft, Words words, Map.Entry<String, List<Sum>> stage) {
    List<Sum> sums = stage.getValue();
    Sum first = sums.getFirst();
    return draft.item(
        stage.getKey(),
        Words.beside(words.of("deals", count(sums)), money(words, sums)),
        null,
        draft.source("pipeline", first.pipeline(), first.pipelineName()));
  }

  /// Of those that ended.
  private static String rate(Words words, List<Sum> sums) {
    int won = count(of(sums, "won"));
    int ended = won + count(of(sums, "lost"));
    return ended == 0 ? "" : " " + words.of("winRate", won, ended, won * 100 / ended);
  }

  private Answer told(Question q, String name, List<Row> rows) {
    Words words = new Words(q);
    if (rows.isEmpty()) {
      return new Draft().done(words.of("noDeal.title", name), words.of("noDeal.text", name));
    }
    if (rows.size() > 1) return shown(words, words.of("dealsOf", name), rows, rows.size());
    Row deal = rows.getFirst();
    Draft draft = new Draft();
    draft.source("deal", deal.id(), deal.name());
    String title = Words.beside(deal.name(), deal.company());
    String stands =
        words.of("stands", deal.stage(), words.day(deal.stagedAt()))
            + sentence(words, worth(words, deal));
    return draft.done(title, (stands + " " + decided(words, deal)).strip());
  }

  private Answer listed(Question q, DealFigures.Filter filter) {
    Words words = new Words(q);
    List<Row> rows = figures.list(filter, SHOWN);
    int all = rows.size() < SHOWN ? rows.size() : figures.count(filter, COUNTED + 1);
    return shown(words, words.of("dealList.title"), rows, all);
  }

  private static Answer shown(Words words, String title, List<Row> rows, int all) {
    Draft draft = new Draft();
    draft.section(words.of("dealList"), rows.stream().map(d -> item(words, draft, d)).toList());
    Map<String, BigDecimal> sums = new TreeMap<>();
    for (Row d : rows) {
      if (d.amount() != null && d.currency() != null) {
        sums.merge(d.currency(), d.amount(), BigDecimal::add);
      }
    }
    String money =
        sums.entrySet().stream()
            .map(e -> words.money(e.getValue(), e.getKey()))
            .collect(Collectors.joining(" · "));
    String key = rows.size() == all ? "text" : all > COUNTED ? "many" : "some";
    int said = Math.min(all, COUNTED);
    String text = words.of("dealList." + key, said, rows.size(), sentence(words, money));
    return draft.done(title, text.strip());
  }

  static Answer.Item item(Words words, Draft draft, Row d) {
    return draft.item(
        d.name(),
        Words.beside(d.company(), d.stage(), worth(words, d), decided(words, d)),
        null,
        draft.source("deal", d.id(), d.name()));
  }

  /// Amounts as a sentence of their own.
  private static String sentence(Words words, String money) {
    return money.isEmpty() ? "" : words.of("worth", money);
  }

  /// When it was decided, or is expected to be.
  private static String decided(Words words, Row d) {
    if (d.closedAt() != null) return words.of(d.kind() + ".on", words.day(d.closedAt()));
    return d.closeDate() == null ? "" : words.of("closes", words.day(d.closeDate()));
  }

  private static String worth(Words words, Row d) {
    return d.amount() == null || d.currency() == null ? "" : words.money(d.amount(), d.currency());
  }

  private static String money(Words words, List<Sum> sums) {
    Map<String, BigDecimal> byCurrency = new TreeMap<>();
    for (Sum s : sums) {
      if (s.amount() != null && s.currency() != null) {
        byCurrency.merge(s.currency(), s.amount(), BigDecimal::add);
      }
    }
    return byCurrency.entrySet().stream()
        .map(e -> words.money(e.getValue(), e.getKey()))
        .collect(Collectors.joining(" · "));
  }

  private static List<Sum> of(List<Sum> sums, String kind) {
    return sums.stream().filter(s -> s.kind().equals(kind)).toList();
  }

  private static int count(List<Sum> sums) {
    return sums.stream().mapToInt(Sum::deals).sum();
  }

  private static DealFigures.Filter with(Namesake it) {
    return narrowed(DealFigures.Filter.any(), it);
  }

  private static DealFigures.Filter narrowed(DealFigures.Filter filter, Namesake it) {
    return it.kind() == SubjectKind.company
        ? filter.with(Optional.of(it.id()), Optional.empty())
        : filter.with(Optional.empty(), Optional.of(it.id()));
  }
}
