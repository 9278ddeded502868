package com.invicrm.ask.grammar;

import com.invicrm.ask.Intent;
import com.invicrm.ask.grammar.Name.Cue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Fills the frame of an intent from what was read.
final class Entities {
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");

  private final Reading reading;
  private final Set<String> features;
  private final Calendar calendar;
  private final Map<String, Object> entities = new LinkedHashMap<>();

  Entities(Reading reading, Set<String> features, Calendar calendar) {
    this.reading = reading;
    this.features = features;
    this.calendar = calendar;
  }

  Map<String, Object> of(Intent intent) {
    switch (intent) {
      case unknown, help -> {}
      case reminder_create, task_create -> {
        names(reading.names());
        due();
        money();
        new Subject(reading).toDo().ifPresent(t -> entities.put("subject", t));
      }
      case activity_log -> {
        names(reading.names());
        timeframe(Lean.past);
        activity();
        money();
        new Subject(reading).about().ifPresent(t -> entities.put("subject", t));
      }
      case deal_status -> {
        deal();
        timeframe(Lean.future);
        money();
      }
      case deals_list -> {
        names(reading.names().stream().map(Entities::ofDeals).toList());
        if (features.contains("silence") || features.contains("stalled")) quietDeals();
        else
          timeframe(
              features.contains("stage.won")
                      || features.contains("stage.lost")
                      || features.contains("closed")
                  ? Lean.past
                  : Lean.future);
        money();
        if (reading.money().filter(Money::atMost).isPresent()) entities.put("amountIs", "atMost");
        currency();
        stage();
      }
      case relationship_status -> {
        names(reading.names());
        stale();
      }
      case contact_lookup, company_lookup -> {
        names(reading.names());
        timeframe(Lean.past);
      }
      case pipeline_overview -> {
        names(reading.names());
        timeframe(Lean.none);
        stage();
      }
      case briefing -> {
        names(reading.names());
        timeframe(Lean.future);
      }
    }
    return entities;
  }

  private void names(List<Name> names) {
    boolean cued = names.stream().anyMatch(n -> n.cue() != Cue.none);
    List<String> people = new ArrayList<>();
    List<String> companies = new ArrayList<>();
    for (Name name : names) {
      if (cued
          && name.cue() == Cue.none
          && !name.isCompany()
          && reading.sentence().at(name.from()).isArabic()) continue;
      List<String> to = name.isCompany() ? companies : people;
      if (!to.contains(name.text())) to.add(name.text());
    }
    put("contactName", people);
    put("companyName", companies);
  }

  /// Deals are with companies.
  private static Name ofDeals(Name name) {
    boolean company =
        name.kind() == Name.Kind.open
            && List.of(Cue.with, Cue.at, Cue.from, Cue.to, Cue.on).contains(name.cue());
    return company ? name.as(Name.Kind.company) : name;
  }

  private void put(String key, List<String> names) {
    if (names.size() == 1) entities.put(key, names.getFirst());
    else if (!names.isEmpty()) entities.put(key, List.copyOf(names));
  }

  private void deal() {
    Optional<Deal> deal = reading.deal();
    List<Name> others = new ArrayList<>(reading.names());
    deal.ifPresent(d -> others.removeIf(n -> n.from() >= d.from() && n.to() <= d.to()));
    deal.flatMap(Deal::owner).ifPresent(others::remove);
    names(others);
    deal.flatMap(Deal::name).ifPresent(n -> entities.put("dealName", n));
    deal.flatMap(Deal::owner)
        .ifPresent(o ->
            entities.put(
                o.kind() == Name.Kind.person && reading.sentence().is(o.to(), "'s")
                    ? "contactName"
                    : "companyName",
                o.text()));
    if (deal.isEmpty()) asCompany();
  }

  private void asCompany() {
    Object name = entities.remove("contactName");
    if (name != null) entities.putIfAbsent("companyName", name);
  }

  private void timeframe(Lean lean) {
    for (Mention mention : reading.times()) {
      Span span = mention.when().on(calendar, lean);
      LocalDate tomorrow = calendar.today().plusDays(1);
      Span frame =
          switch (mention.bound()) {
            case since -> new Span(span.start(), tomorrow);
            case by, edge -> new Span(calendar.today(), span.end());
            case before -> new Span(calendar.today(), span.start());
            case after, none -> span;
          };
      if (mention.bound() == Mention.Bound.since && !span.start().isBefore(tomorrow)) frame = span;
      entities.put("timeframe", frame.toString());
      return;
    }
  }

  private void stale() {
    Optional<Found<Length>> length =
        reading.lengths().stream().filter(l -> !l.value().unit().isShort()).findFirst();
    if (length.isPresent()) entities.put("staleAfterDays", length.get().value().days());
    else timeframe(Lean.past);
  }

  /// Which is said of a deal also without saying for how long.
  private void quietDeals() {
    stale();
    entities.put("quiet", true);
  }

  private void due() {
    Optional<LocalTime> clock = reading.clock().map(Found::value);
    if (reading.soon().isPresent()) {
      entities.put("dueDate", LOCAL.format(reading.soon().get().length().after(calendar.now())));
      return;
    }
    Optional<LocalDate> day =
        reading.times().stream().findFirst().map(m -> m.when().on(calendar, Lean.future).start());
    if (day.isEmpty() && clock.isEmpty()) return;
    LocalDate date =
        day.orElse(
            clock.filter(c -> c.isBefore(calendar.now().toLocalTime())).isPresent()
                ? calendar.today().plusDays(1)
                : calendar.today());
    entities.put(
        "dueDate", clock.map(c -> LOCAL.format(LocalDateTime.of(date, c))).orElse(date.toString()));
  }

  private void money() {
    reading
        .money()
        .ifPresent(m -> {
          entities.put("amount", plain(m.amount()));
          m.currency().ifPresent(c -> entities.put("currency", c));
        });
  }

  /// Also without an amount: "deals in dollars".
  private void currency() {
    if (reading.money().isPresent()) return;
    for (int i = 0; i < reading.sentence().size(); i++) {
      reading.sentence().find(i, "cur").ifPresent(c -> entities.put("currency", c.kind()));
    }
  }

  private static Number plain(BigDecimal amount) {
    BigDecimal stripped = amount.stripTrailingZeros();
    return stripped.scale() <= 0 ? (Number) stripped.longValue() : stripped;
  }

  private void activity() {
    for (String type : List.of("whatsapp", "email", "call", "meeting", "note")) {
      if (features.contains("did." + type) || features.contains("type." + type)) {
        entities.put("activityType", type);
        break;
      }
    }
    entities.putIfAbsent("activityType", "note");
    reading.lengths().stream()
        .filter(l -> l.value().unit().isShort())
        .findFirst()
        .ifPresent(l -> entities.put("durationMinutes", l.value().minutes()));
  }

  private void stage() {
    for (String stage :
        List.of(
            "won",
            "lost",
            "proposal",
            "negotiation",
            "qualified",
            "discovery",
            "demo",
            "contract",
            "lead")) {
      if (features.contains("stage." + stage) || features.contains("pipeline." + stage)) {
        entities.put("stage", stage);
        return;
      }
    }
  }
}
