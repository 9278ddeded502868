package com.invicrm.ask.grammar;

import com.invicrm.ask.grammar.Mention.Bound;
import com.invicrm.ask.grammar.Mention.Grain;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads dates and months: "27 March", "March 27th", "the 27th", "2026-03-27", "27/3", "last May".
final class Dates {
  private static final Pattern ISO = Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})");
  private static final Pattern SLASHED =
      Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})(?:[-/.](\\d{4}|\\d{2}))?");
  private static final int CENTURY = 2000;
  private static final int LONGEST_MONTH = 31;
  private static final int MONTHS = 12;

  private final Sentence sentence;

  Dates(Sentence sentence) {
    this.sentence = sentence;
  }

  Optional<Mention> read(int from) {
    int at = sentence.skip(from, "on");
    return iso(from, at)
        .or(() -> dayMonth(from, at))
        .or(() -> monthDay(from, at))
        .or(() -> month(from, from))
        .or(() -> slashed(from, at))
        .or(() -> dayOfMonth(from, at))
        .or(() -> year(from));
  }

  private Optional<Mention> iso(int from, int at) {
    if (!sentence.has(at)) return Optional.empty();
    Matcher date = ISO.matcher(sentence.at(at).text());
    return date.matches()
        ? fixed(from, at + 1, number(date, 1), number(date, 2), number(date, 3))
        : Optional.empty();
  }

  private Optional<Mention> slashed(int from, int at) {
    if (!sentence.has(at)) return Optional.empty();
    Matcher date = SLASHED.matcher(sentence.at(at).text());
    boolean slash =
        date.matches() && (sentence.at(at).text().indexOf('/') > 0 || date.group(3) != null);
    if (!slash) return Optional.empty();
    int first = number(date, 1);
    int second = number(date, 2);
    Optional<Integer> year = Optional.ofNullable(date.group(3)).map(Dates::year);
    if (first > LONGEST_MONTH || second > LONGEST_MONTH || Math.min(first, second) > MONTHS)
      return Optional.empty();
    return Optional.of(
        Mention.day(from, at + 1, (c, lean) -> either(c, first, second, year, lean)));
  }

  private static Span either(
      Calendar calendar, int first, int second, Optional<Integer> year, Lean lean) {
    boolean monthFirst = second > MONTHS || (calendar.monthFirst() && first <= MONTHS);
    int month = Math.clamp(monthFirst ? first : second, 1, MONTHS);
    int day = Math.max(1, monthFirst ? second : first);
    return year.flatMap(y -> Calendar.date(y, month, day))
        .map(Span::of)
        .orElseGet(() -> calendar.monthDay(month, day, lean));
  }

  private Optional<Mention> fixed(int from, int to, int year, int month, int day) {
    return Calendar.date(year, month, day)
        .map(Span::of)
        .map(span -> Mention.day(from, to, (calendar, lean) -> span));
  }

  /// "27th of March 2026".
  private Optional<Mention> dayMonth(int from, int at) {
    int day = day(at);
    if (day < 1) return Optional.empty();
    int month = sentence.skip(sentence.skip(at + 1, "ordinal"), "of");
    return sentence
        .find(month, "month")
        .map(m -> inMonth(from, m.to(), Integer.parseInt(m.kind()), day));
  }

  private Optional<Mention> monthDay(int from, int at) {
    Optional<Match> month = sentence.find(at, "month");
    if (month.isEmpty()) return Optional.empty();
    int place = sentence.skip(month.get().to(), "on");
    int day = day(place);
    if (day < 1 || sentence.starts(place + 1, "unit") || sentence.starts(place + 1, "x"))
      return Optional.empty();
    int end = sentence.skip(place + 1, "ordinal");
    return Optional.of(inMonth(from, end, Integer.parseInt(month.get().kind()), day));
  }

  private Mention inMonth(int from, int to, int month, int day) {
    int comma = sentence.is(to, ",") ? to + 1 : to;
    int year = yearAt(sentence.skip(comma, "of"));
    int end = year > 0 ? sentence.skip(comma, "of") + 1 : to;
    Optional<LocalDate> fixed = Calendar.date(year, month, day);
    return Mention.day(
        from,
        end,
        (calendar, lean) ->
            year > 0
                ? fixed.map(Span::of).orElse(calendar.monthDay(month, day, lean))
                : calendar.monthDay(month, day, lean));
  }

  private Optional<Mention> month(int from, int start) {
    int lead = sentence.skip(start, "in");
    Optional<Match> before = sentence.find(lead, "rel");
    int at = sentence.skip(before.map(Match::to).orElse(lead), "monthword");
    Optional<Match> named = sentence.find(at, "month").or(() -> numbered(start, at));
    if (named.isEmpty() || isPerson(at, lead > start || before.isPresent()))
      return Optional.empty();
    int month = Integer.parseInt(named.get().kind());
    int after = named.get().to();
    int place = sentence.skip(after, "of");
    int year = yearAt(place);
    Optional<Match> behind =
        before.isPresent() || year > 0
            ? Optional.empty()
            : sentence.find(after, "rel").filter(m -> !sentence.starts(m.to(), "unit"));
    Which which = before.or(() -> behind).map(Days::which).orElse(Which.plain);
    Optional<Integer> in = year > 0 ? Optional.of(year) : Optional.empty();
    int end = year > 0 ? place + 1 : behind.map(Match::to).orElse(after);
    return Optional.of(
        Mention.period(from, end, (calendar, lean) -> calendar.month(month, in, which, lean)));
  }

  /// "شهر ٥".
  private Optional<Match> numbered(int start, int at) {
    int month = at > start ? day(at) : 0;
    boolean arabic = at > start && sentence.at(at - 1).isArabic();
    return arabic && month > 0 && month <= MONTHS
        ? Optional.of(new Match("month." + month, at, at + 1, Language.ar))
        : Optional.empty();
  }

  /// "May", "April", "June" are people and a verb as well; a month has a word before it.
  private boolean isPerson(int at, boolean led) {
    if (led || !sentence.starts(at, "monthname")) return false;
    return !sentence.endsBefore(at, "timecue");
  }

  private Optional<Mention> dayOfMonth(int from, int at) {
    int day = day(at);
    if (day < 1) return Optional.empty();
    boolean ordinal = sentence.starts(at + 1, "ordinal");
    boolean led = sentence.starts(from, "on.day");
    boolean free =
        !sentence.starts(at + 1, "unit")
            && !sentence.starts(at + 1, "x")
            && !sentence.starts(at + 1, "cur");
    if (!ordinal && !(led && free)) return Optional.empty();
    int next = sentence.skip(at + 1, "ordinal");
    Optional<Mention> month = new Periods(sentence).month(sentence.skip(next, "of"));
    if (month.isPresent()) {
      When of = month.get().when();
      return Optional.of(
          Mention.day(
              from,
              month.get().to(),
              (c, lean) -> Span.of(of.on(c, lean).start().plusDays(day - 1L))));
    }
    return ordinal && sentence.starts(next, "unit")
        ? Optional.empty()
        : Optional.of(Mention.day(from, next, (calendar, lean) -> calendar.dayOfMonth(day, lean)));
  }

  /// "In 2025": a year alone is one only behind a word that says so.
  private Optional<Mention> year(int from) {
    int at = sentence.skip(sentence.skip(from, "in"), "yearword");
    int year = yearAt(at);
    if (year < 1 || at == from) return Optional.empty();
    return Optional.of(
        new Mention(from, at + 1, (calendar, lean) -> calendar.year(year), Grain.year, Bound.none));
  }

  /// A day of the month that stands at a token, 0 when none does.
  int day(int at) {
    if (!sentence.has(at)) return 0;
    if (!sentence.at(at).isNumber())
      return sentence.find(at, "nth").map(m -> Integer.parseInt(m.kind())).orElse(0);
    String text = sentence.at(at).text();
    int day = text.matches("\\d{1,2}") ? Integer.parseInt(text) : 0;
    return day <= LONGEST_MONTH ? day : 0;
  }

  /// The year of this or a near century that stands at a token, 0 when none does.
  int yearAt(int at) {
    boolean four =
        sentence.has(at)
            && sentence.at(at).isNumber()
            && sentence.at(at).text().matches("20\\d{2}|19\\d{2}");
    return four && !sentence.starts(at + 1, "cur") && !sentence.starts(at + 1, "x")
        ? Integer.parseInt(sentence.at(at).text())
        : 0;
  }

  private static int year(String digits) {
    int year = Integer.parseInt(digits);
    return year < CENTURY / 20 ? CENTURY + year : year;
  }

  private static int number(Matcher date, int group) {
    return Integer.parseInt(date.group(group));
  }
}
