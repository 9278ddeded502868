package com.invicrm.ask;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is to be read or proposed: a checked plan, never SQL.
sealed interface QueryPlan {
  /// What happened with a person or a company lately, or in a period.
  ///
  /// @param of whether a person or a company is meant
  record Lookup(String name, Of of, Optional<Period> when) implements QueryPlan {
    enum Of {
      person,
      company
    }
  }

  /// How far a deal is; at least one of the two names.
  record DealStatus(Optional<String> deal, Optional<String> company) implements QueryPlan {}

  /// Which deals there are.
  ///
  /// @param who a company or a person that they are with
  /// @param stage `won`, `lost` or a stage's name
  /// @param closing when they are expected to be decided, or were
  /// @param staleDays without contact for so many days
  /// @param amount of such an amount or more, or less
  record DealsList(
      Optional<String> who,
      Optional<String> stage,
      Optional<Period> closing,
      Optional<Integer> staleDays,
      Optional<Bound> amount,
      Optional<String> currency)
      implements QueryPlan {
    /// An amount and what is on its other side.
    record Bound(BigDecimal amount, boolean atMost) {}
  }

  /// What all deals come to.
  record Pipeline(Optional<Period> when, Optional<String> stage) implements QueryPlan {}

  /// With whom there was no contact for some time, or how it stands with one.
  record Silence(Optional<String> name, int days) implements QueryPlan {}

  /// What a day brings.
  record Briefing(Period when) implements QueryPlan {}

  /// Something to write down, which somebody has to save.
  ///
  /// @param names whom it is about, as written
  record Note(String kind, Optional<String> text, List<String> names, Written when)
      implements QueryPlan {
    /// @param day when it happened, if it was said
    record Written(Optional<LocalDate> day, Optional<Integer> minutes) {}
  }

  /// Something to do, which somebody has to save.
  ///
  /// @param due a day, or a local time such as `2026-03-12T09:00:00`
  record ToDo(Kind kind, String title, Optional<String> due, List<String> names)
      implements QueryPlan {
    enum Kind {
      task,
      reminder
    }
  }

  /// What can be asked.
  record Help() implements QueryPlan {}

  /// Nothing that can be read.
  record Nothing() implements QueryPlan {}

  int QUIET_DAYS = 30;
  int LONGEST_TITLE = 500;

  /// The plan of a frame; a frame that lacks what its intent needs plans nothing.
  static QueryPlan of(ParsedQuery query, Question question) {
    var said = new Said(query.entities());
    return switch (query.intent()) {
      case contact_lookup -> said.lookup(Lookup.Of.person);
      case company_lookup -> said.lookup(Lookup.Of.company);
      case deal_status -> said.dealStatus();
      case deals_list -> said.deals(question);
      case pipeline_overview -> new Pipeline(said.period(), said.text("stage"));
      case relationship_status -> new Silence(said.anyName(), said.days(question));
      case briefing -> new Briefing(said.period().orElse(Period.of(question.now().toLocalDate())));
      case activity_log -> said.note(question);
      case reminder_create -> said.toDo(ToDo.Kind.reminder, question);
      case task_create -> said.toDo(ToDo.Kind.task, question);
      case help -> new Help();
      case unknown -> new Nothing();
    };
  }

  /// The entities of a frame, checked as they are taken out.
  record Said(Map<String, Object> entities) {
    private QueryPlan lookup(Lookup.Of of) {
      return anyName()
          .<QueryPlan>map(name -> new Lookup(name, of, period()))
          .orElseGet(Nothing::new);
    }

    private QueryPlan dealStatus() {
      Optional<String> deal = text("dealName");
      Optional<String> who = anyName();
      return deal.isEmpty() && who.isEmpty() ? new Nothing() : new DealStatus(deal, who);
    }

    /// Those of a period, or those that have been quiet since it began.
    private DealsList deals(Question question) {
      boolean quiet = entities.containsKey("quiet") || entities.containsKey("staleAfterDays");
      boolean atMost = text("amountIs").filter("atMost"::equals).isPresent();
      return new DealsList(
          anyName(),
          text("stage"),
          quiet ? Optional.empty() : period(),
          quiet ? Optional.of(days(question)) : Optional.empty(),
          number("amount").map(a -> new DealsList.Bound(a, atMost)),
          text("currency"));
    }

    private QueryPlan note(Question question) {
      String kind = text("activityType").orElse("note");
      return new Note(
          kind,
          text("subject").or(() -> Optional.of(question.text().strip())),
          names(),
          new Note.Written(
              period().map(Period::start), number("durationMinutes").map(BigDecimal::intValue)));
    }

    private QueryPlan toDo(ToDo.Kind kind, Question question) {
      String title = text("subject").orElse(question.text().strip());
      String head = title.length() > LONGEST_TITLE ? title.substring(0, LONGEST_TITLE) : title;
      return new ToDo(kind, head, text("dueDate"), names());
    }

    /// People first.
    private List<String> names() {
      return java.util.stream.Stream.of("contactName", "companyName")
          .flatMap(k -> texts(k).stream())
          .toList();
    }

    private Optional<String> anyName() {
      return names().stream().findFirst();
    }

    private Optional<Period> period() {
      return Period.read(entities.getOrDefault("timeframe", ""));
    }

    private int days(Question question) {
      Optional<Integer> said = number("staleAfterDays").map(BigDecimal::intValue);
      Optional<Integer> since =
          period()
              .map(p -> (int) (question.now().toLocalDate().toEpochDay() - p.start().toEpochDay()));
      return Math.clamp(said.or(() -> since).orElse(QUIET_DAYS), 1, 3650);
    }

    private Optional<BigDecimal> number(String key) {
      return entities.get(key) instanceof Number n
          ? Optional.of(new BigDecimal(n.toString()))
          : Optional.empty();
    }

    private Optional<String> text(String key) {
      return texts(key).stream().findFirst();
    }

    private List<String> texts(String key) {
      Object value = entities.getOrDefault(key, List.of());
      List<?> all = value instanceof List<?> list ? list : List.of(value);
      return all.stream()
          .filter(String.class::isInstance)
          .map(String.class::cast)
          .filter(t -> !t.isBlank())
          .toList();
    }
  }
}
