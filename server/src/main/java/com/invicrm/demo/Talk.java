package com.invicrm.demo;

import com.invicrm.demo.Letter.Nature;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One conversation of [SmallTalk], which begins on some day of the last months.
final class Talk {
  private static final int FIRST_DAY = 104;

  /// Before two mails: there is always an answer.
  private static final int MOST_NIGHTS = 4;

  private static final LocalTime MORNING = LocalTime.of(8, 10);
  private static final LocalTime EVENING = LocalTime.of(16, 40);
  private static final Pattern SLOT = Pattern.compile("<(\\w+)>|\\[([^\\]]+)]");

  private final Person who;
  private final Person colleague;
  private final Map<String, List<String>> fillings;
  private final Days days;
  private final Random random;
  private final Map<String, String> chosen = new HashMap<>();
  private int daysAgo;
  private LocalTime time = MORNING;

  Talk(Person who, Person colleague, Map<String, List<String>> fillings, Days days, Random random) {
    this.who = who;
    this.colleague = colleague;
    this.fillings = fillings;
    this.days = days;
    this.random = random;
    int last = who.manner().quiet();
    this.daysAgo = last + MOST_NIGHTS + random.nextInt(FIRST_DAY - last);
  }

  List<Letter> about(SmallTalk.Topic topic) {
    List<Letter> letters = new ArrayList<>();
    String subject = filled(topic.subject());
    for (String turn : topic.turns()) {
      later();
      if (daysAgo < who.manner().quiet()) break;
      letters.add(letter(subject, turn, letters));
    }
    return letters;
  }

  private Letter letter(String subject, String turn, List<Letter> before) {
    boolean theirs = before.size() % 2 == 0;
    Person from = theirs ? who : colleague;
    Person to = theirs ? colleague : who;
    String greeting =
        before.size() > 1 ? "" : Words.greeting(from, to, random, who.isArabic()) + "\n\n";
    return new Letter(
        today().atTime(time),
        new Letter.Address(from, List.of(to), List.of()),
        subject,
        greeting + filled(turn),
        Nature.person,
        before.isEmpty() ? null : before.getLast());
  }

  /// An answer takes an hour or two days.
  private void later() {
    time = time.plusMinutes(25 + random.nextInt(190));
    int nights = time.isAfter(EVENING) ? 1 : random.nextInt(3);
    if (nights > 0) time = MORNING.plusMinutes(random.nextInt(400));
    daysAgo -= nights;
  }

  private LocalDate today() {
    return days.on("-" + daysAgo);
  }

  /// `<goods>` is the same all through a conversation, `<day>` a working day soon; of `[this|that]`
  /// one is said.
  private String filled(String text) {
    return SLOT.matcher(text)
        .replaceAll(m ->
            Matcher.quoteReplacement(
                m.group(2) == null ? named(m.group(1)) : one(m.group(2).split("\\|", -1))));
  }

  private String named(String slot) {
    return switch (slot) {
      case "day" -> Days.name(Days.shifted(today(), 2 + random.nextInt(2)), who.isArabic());
      case "number" ->
          chosen.computeIfAbsent(slot, _ -> String.valueOf(1_000 + random.nextInt(8_000)));
      default ->
          chosen.computeIfAbsent(
              slot, s -> one(fillings.getOrDefault(s, List.of(s)).toArray(String[]::new)));
    };
  }

  private String one(String[] of) {
    return of[random.nextInt(of.length)];
  }
}
