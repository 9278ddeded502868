package com.invicrm.ask.grammar;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What speaks for one intent or another: the concepts of a sentence and how it is built.
final class Features {
  private final Reading reading;
  private final Sentence sentence;
  private final Set<String> found = new HashSet<>();

  private Features(Reading reading) {
    this.reading = reading;
    this.sentence = reading.sentence();
  }

  static Set<String> of(Reading reading, Calendar calendar) {
    Features features = new Features(reading);
    features.concepts();
    features.names();
    features.times(calendar);
    features.build();
    return features.found;
  }

  private void concepts() {
    for (Match match : reading.cover().matches()) add(match.concept());
    for (Match match : reading.cover().matches()) {
      if (match.concept().indexOf('.') > 0) {
        add(match.concept().substring(0, match.concept().indexOf('.')));
      }
    }
  }

  private void names() {
    List<Name> names = reading.names().stream().filter(n -> !isInDeal(n)).toList();
    if (!names.isEmpty()) add("name");
    if (names.size() > 1) add("names");
    if (names.stream().anyMatch(n -> !n.isCompany())) add("person");
    if (names.stream().anyMatch(Name::isCompany)) add("company");
    if (!names.isEmpty() && names.stream().allMatch(Name::isCompany)) add("company.only");
    if (names.stream().anyMatch(n -> n.cue() == Name.Cue.with || n.cue() == Name.Cue.about))
      add("name.cued");
    reading
        .deal()
        .ifPresent(d -> {
          add("thedeal");
          if (d.name().isPresent()) add("thedeal.named");
          if (d.owner().isPresent()) add("thedeal.owned");
        });
  }

  private boolean isInDeal(Name name) {
    return reading
        .deal()
        .filter(d -> d.name().isPresent() && d.from() <= name.from() && name.to() <= d.to())
        .isPresent();
  }

  private void times(Calendar calendar) {
    for (Mention mention : reading.times()) {
      add("time");
      Span span = mention.when().on(calendar, Lean.none);
      if (!span.end().isAfter(calendar.today())) add("time.past");
      else if (span.start().isAfter(calendar.today())) add("time.future");
      else add("time.now");
    }
    if (reading.clock().isPresent()) add("clock");
    if (reading.soon().isPresent()) add("soon");
    if (reading.money().isPresent()) add("money");
    for (Found<Length> length : reading.lengths()) {
      add(length.value().unit().isShort() ? "length.short" : "length");
    }
  }

  private void build() {
    boolean asks = sentence.tokens().stream().anyMatch(t -> t.is("?"));
    if (asks) add("mark");
    int first = first();
    boolean told = contentAt(first).filter(m -> m.isOf("did")).isPresent();
    if (sentence.starts(first, "wh") && !told) add("wh.first");
    if (sentence.starts(first, "wh.aux") && !told) add("aux.first");
    if (isNoise()) add("noise");
    if (asks || found.contains("wh.first") || found.contains("aux.first")) add("question");
    opening(first);
    if (words() <= 4) add("short");
  }

  /// Letters and figures without a word that anybody knows: somebody's hand slipped.
  private boolean isNoise() {
    boolean known =
        !reading.cover().matches().isEmpty()
            || !reading.times().isEmpty()
            || reading.money().isPresent();
    boolean latin = sentence.tokens().stream().noneMatch(t -> t.isArabic() || t.isCapital());
    return latin && !known && sentence.tokens().stream().anyMatch(Features::isUnspeakable);
  }

  private static boolean isUnspeakable(Token token) {
    if (token.isNumber()) return true;
    boolean word = token.isWord() && token.text().length() > 2;
    return (word && !token.text().matches(".*[aeiouy].*|.*[0-9@&].*"))
        || token.text().matches(".*[bcdfghjklmnpqrstvwxz]{5}.*");
  }

  /// The first thing that is said, past greetings, "I" and the like.
  private void opening(int first) {
    int at = first;
    while (sentence.has(at)) {
      Optional<Match> content = contentAt(at);
      if (content.isPresent()) {
        int here = at;
        reading.cover().matches().stream()
            .filter(m -> m.from() == here)
            .forEach(m -> add("first." + family(m)));
        return;
      }
      Optional<Name> name = Names.at(reading.names(), at);
      if (name.isPresent()) {
        add("first.name");
        behind(name.get().to());
        return;
      }
      if (reading.cover().isTaken(at)) add("first.time");
      at++;
    }
  }

  /// What a name that opens the sentence does.
  private void behind(int from) {
    int at = from;
    while (sentence.has(at) && at < from + 3 && contentAt(at).isEmpty()) at++;
    contentAt(at).ifPresent(m -> add("then." + family(m)));
  }

  private Optional<Match> contentAt(int token) {
    return reading.cover().matches().stream().filter(m -> m.from() == token).findFirst();
  }

  private static String family(Match match) {
    int point = match.concept().indexOf('.');
    return point < 0 ? match.concept() : match.concept().substring(0, point);
  }

  private int first() {
    int at = 0;
    while (sentence.has(at)) {
      int next = sentence.skip(at, "polite");
      if (next == at && sentence.at(at).isMark()) next = at + 1;
      if (next == at) return at;
      at = next;
    }
    return at < sentence.size() ? at : 0;
  }

  private long words() {
    return sentence.tokens().stream().filter(Token::isWord).count();
  }

  private void add(String feature) {
    found.add(feature);
  }
}
