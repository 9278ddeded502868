package com.invicrm.ask.grammar;

import java.math.BigDecimal;
import java.util.Optional;

/// Reads lengths of time: "two weeks", "half a year", "an hour and a half", "1h30", "شهرين".
final class Lengths {
  private static final double HALF = 0.5;
  private static final double QUARTER = 0.25;
  private static final double THREE_QUARTERS = 0.75;
  private static final double MINUTES = 60;

  private final Sentence sentence;

  Lengths(Sentence sentence) {
    this.sentence = sentence;
  }

  /// A counted length.
  Optional<Found<Length>> read(int from) {
    return dual(from).or(() -> fraction(from)).or(() -> counted(from)).or(() -> one(from));
  }

  /// A counted length, or a unit alone that stands for one of it: "قبل اسبوع".
  Optional<Found<Length>> readBare(int from) {
    return read(from).or(() -> unit(from).map(u -> half(from, u.to(), 1, u.value())));
  }

  /// The unit that begins at a token.
  Optional<Found<Unit>> unit(int from) {
    return sentence.find(from, "unit").map(m -> new Found<>(from, m.to(), Unit.valueOf(m.kind())));
  }

  private Optional<Found<Length>> dual(int from) {
    return sentence.find(from, "dual").map(m -> half(from, m.to(), 2, Unit.valueOf(m.kind())));
  }

  private Optional<Found<Length>> fraction(int from) {
    return part(from, "threequarters", THREE_QUARTERS)
        .or(() -> part(from, "quarterof", QUARTER))
        .or(() -> part(from, "half", HALF));
  }

  private Optional<Found<Length>> part(int from, String concept, double count) {
    return sentence
        .find(from, concept)
        .flatMap(m -> unit(m.to() + (sentence.is(m.to(), "-") ? 1 : 0)))
        .map(u -> new Found<>(from, u.to(), new Length(count, u.value())));
  }

  private Optional<Found<Length>> counted(int from) {
    Optional<Found<BigDecimal>> number = Numbers.read(sentence, from);
    if (number.isEmpty()) return Optional.empty();
    int at = number.get().to();
    Optional<Match> half = sentence.find(at, "andahalf");
    double count = number.get().value().doubleValue() + (half.isPresent() ? HALF : 0);
    int after = half.map(Match::to).orElse(at);
    int next = sentence.skip(sentence.is(after, "-") ? after + 1 : after, "measure");
    return unit(next).map(u -> hours(from, half(from, u.to(), count, u.value())));
  }

  /// "A week": the article counts.
  private Optional<Found<Length>> one(int from) {
    if (!sentence.starts(from, "article") || sentence.starts(from, "the")) return Optional.empty();
    int next = sentence.skip(sentence.skip(from, "article"), "measure");
    return unit(next).map(u -> half(from, u.to(), 1, u.value()));
  }

  private Found<Length> half(int from, int to, double count, Unit unit) {
    Optional<Match> half = sentence.find(to, "andahalf");
    return new Found<>(
        from,
        half.map(Match::to).orElse(to),
        new Length(half.isPresent() ? count + HALF : count, unit));
  }

  /// "1h30", "1 hour 15 minutes".
  private Found<Length> hours(int from, Found<Length> length) {
    boolean hours = length.value().unit() == Unit.hour && sentence.has(length.to());
    if (!hours || !sentence.at(length.to()).isNumber()) return length;
    Optional<BigDecimal> minutes = Numbers.figure(sentence.at(length.to()).text());
    boolean close = sentence.at(length.to() - 1).touches(sentence.at(length.to()));
    int end =
        sentence
            .find(length.to() + 1, "unit.minute")
            .map(Match::to)
            .orElse(close ? length.to() + 1 : -1);
    if (minutes.isEmpty() || end < 0) return length;
    double count = length.value().count() + minutes.get().doubleValue() / MINUTES;
    return new Found<>(from, end, new Length(count, Unit.hour));
  }
}
