package com.invicrm.ask.grammar;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Reads a tagged sentence: times, amounts, names, deals.
final class Reader {
  private final Words words;

  Reader(Words words) {
    this.words = words;
  }

  Reading read(Sentence sentence) {
    boolean[] taken = new boolean[sentence.size()];
    Optional<Found<Money>> money = money(sentence);
    money.ifPresent(m -> take(taken, m.from(), m.to()));
    List<Mention> times =
        Times.of(sentence).stream().filter(m -> isFree(taken, m.from(), m.to())).toList();
    times.forEach(m -> take(taken, m.from(), m.to()));
    Optional<Found<LocalTime>> clock = clock(sentence, taken, times);
    clock.ifPresent(c -> take(taken, c.from(), c.to()));
    Optional<Shifts.Soon> soon = soon(sentence, taken);
    soon.ifPresent(s -> take(taken, s.from(), s.to()));
    List<Found<Length>> lengths = lengths(sentence);
    lengths.forEach(l -> take(taken, l.from(), l.to()));
    Cover cover = new Cover(sentence, taken);
    NameWords nameWords = new NameWords(cover, words);
    Names finder = new Names(cover, nameWords);
    List<Name> sure = finder.find();
    List<Name> all = sure.isEmpty() && isAbout(cover) ? finder.hidden() : sure;
    Optional<Deal> deal = new Deals(cover, nameWords, all).find();
    List<Name> names = all.stream().map(n -> inDeal(n, deal)).toList();
    return new Reading(cover, times, clock, soon, lengths, money.map(Found::value), names, deal);
  }

  private static boolean isAbout(Cover cover) {
    boolean asks = cover.has("lookup") || cover.sentence().starts(0, "wh.aux");
    return asks && !cover.has("chat") && !cover.has("deal") && !cover.has("pipeline");
  }

  /// Whose name is a part of a deal's is the company that it is with.
  private static Name inDeal(Name name, Optional<Deal> deal) {
    boolean part =
        deal.filter(d -> d.name().isPresent() && d.from() <= name.from() && name.to() <= d.to())
            .isPresent();
    return part && name.kind() == Name.Kind.open ? name.as(Name.Kind.company) : name;
  }

  private static Optional<Found<Money>> money(Sentence sentence) {
    for (int i = 0; i < sentence.size(); i++) {
      Optional<Found<Money>> money = Money.read(sentence, i);
      if (money.isPresent()) return money;
    }
    return Optional.empty();
  }

  private static Optional<Found<LocalTime>> clock(
      Sentence sentence, boolean[] taken, List<Mention> times) {
    Clocks clocks = new Clocks(sentence);
    for (int i = 0; i < sentence.size(); i++) {
      Optional<Found<LocalTime>> clock = clocks.read(i);
      if (clock.isPresent() && isOpen(clock.get(), taken, times)) return clock;
    }
    return Optional.empty();
  }

  /// A clock may lie over a mere part of the day.
  private static boolean isOpen(Found<LocalTime> clock, boolean[] taken, List<Mention> times) {
    return isFree(taken, clock.from(), clock.to())
        || times.stream()
            .anyMatch(m ->
                m.grain() == Mention.Grain.part
                    && m.from() >= clock.from()
                    && m.to() <= clock.to());
  }

  private static Optional<Shifts.Soon> soon(Sentence sentence, boolean[] taken) {
    Shifts shifts = new Shifts(sentence);
    for (int i = 0; i < sentence.size(); i++) {
      Optional<Shifts.Soon> soon = shifts.soon(i);
      if (soon.isPresent() && isFree(taken, i, soon.get().to())) return soon;
    }
    return Optional.empty();
  }

  private static List<Found<Length>> lengths(Sentence sentence) {
    Lengths reader = new Lengths(sentence);
    List<Found<Length>> lengths = new ArrayList<>();
    int at = 0;
    while (at < sentence.size()) {
      Optional<Found<Length>> length =
          isArabicLength(sentence, at) ? reader.readBare(at) : reader.read(at);
      length.ifPresent(lengths::add);
      at = length.map(Found::to).orElse(at + 1);
    }
    return lengths;
  }

  /// "من شهر": the unit alone is one of it.
  private static boolean isArabicLength(Sentence sentence, int at) {
    boolean arabic = sentence.at(at).isArabic() || sentence.isArabizi();
    return arabic && (sentence.endsBefore(at, "ago.pre") || sentence.endsBefore(at, "for"));
  }

  private static boolean isFree(boolean[] taken, int from, int to) {
    for (int i = from; i < to; i++) if (taken[i]) return false;
    return true;
  }

  private static void take(boolean[] taken, int from, int to) {
    Arrays.fill(taken, from, to, true);
  }
}
