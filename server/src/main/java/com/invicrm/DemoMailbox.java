package com.invicrm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// A believable mailbox of invented people, relative to now, as an mbox file; the same for the same
/// day.
final class DemoMailbox {
  /// Somebody of the cast.
  ///
  /// @param knows which of the demo's users writes with them
  /// @param mails about how many
  record Person(String name, String address, String knows, int mails) {
    static Person parse(String line) {
      String[] parts = line.split(",", 4);
      return new Person(parts[0], parts[1], parts[2], Integer.parseInt(parts[3]));
    }
  }

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.ofHours(3));
  private static final DateTimeFormatter ENVELOPE =
      DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final int MONTHS_BACK = 120;

  private final Person owner;
  private final List<List<String>> topics;
  private final Instant now;
  private final Random random;
  private final StringBuilder mbox = new StringBuilder();
  private int number;

  /// @param topics subject first, then what is said in turns
  DemoMailbox(Person owner, List<List<String>> topics, Instant now) {
    this.owner = owner;
    this.topics = topics;
    this.now = now;
    this.random = new Random(owner.address().hashCode());
  }

  byte[] with(List<Person> people) {
    people.forEach(this::conversations);
    for (int week = 1; week <= 12; week++) newsletter(week);
    return mbox.toString().getBytes(UTF_8);
  }

  private void conversations(Person person) {
    List<List<String>> own =
        topics.stream().filter(t -> isArabic(t.getFirst()) == isArabic(person.name())).toList();
    int first = person.name().startsWith("Lina") ? 0 : random.nextInt(own.size());
    int written = 0;
    for (int i = 0; written < person.mails(); i++) {
      List<String> topic = own.get((first + i) % own.size());
      Duration ago = Duration.ofHours(6 + random.nextInt(MONTHS_BACK * 24 / (i + 1)));
      written += thread(person, topic, now.minus(ago));
    }
  }

  private int thread(Person person, List<String> topic, Instant start) {
    List<String> ids = new ArrayList<>();
    Instant at = start;
    for (String words : topic.subList(1, topic.size())) {
      if (at.isAfter(now)) break;
      boolean inbound = ids.size() % 2 == 0;
      String subject = (ids.isEmpty() ? "" : "Re: ") + topic.getFirst();
      ids.add(mail(inbound ? person : owner, inbound ? owner : person, subject, words, at, ids));
      at = at.plus(Duration.ofMinutes(40 + random.nextInt(1_800)));
    }
    return ids.size();
  }

  private void newsletter(int week) {
    var sender = new Person("Trade Weekly", "newsletter@tradeweekly.example", "", 0);
    String head = "List-Unsubscribe: <https://tradeweekly.example/leave>\nPrecedence: bulk\n";
    append(
        sender,
        owner,
        "Trade Weekly " + (40 - week),
        head,
        "The week in trade, in five minutes.",
        now.minus(Duration.ofDays(7L * week)));
  }

  private String mail(
      Person from, Person to, String subject, String words, Instant at, List<String> earlier) {
    String references =
        earlier.isEmpty()
            ? ""
            : "In-Reply-To: "
                + earlier.getLast()
                + "\nReferences: "
                + String.join(" ", earlier)
                + "\n";
    String greeting = isArabic(words) ? "" : "Hello " + to.name().split(" ", 2)[0] + ",\n\n";
    return append(from, to, subject, references, greeting + words + "\n\n" + from.name(), at);
  }

  private String append(
      Person from, Person to, String subject, String head, String text, Instant at) {
    String id =
        "<%d.%d@%s>"
            .formatted(at.getEpochSecond(), number++, from.address().replaceFirst(".*@", ""));
    mbox.append("From ")
        .append(from.address())
        .append(' ')
        .append(ENVELOPE.format(at))
        .append('\n');
    mbox.append("Message-ID: ").append(id).append("\nDate: ").append(DATE.format(at));
    mbox.append("\nFrom: ").append(encoded(from)).append("\nTo: ").append(encoded(to));
    mbox.append("\nSubject: ").append(word(subject)).append('\n').append(head);
    mbox.append(
        "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n");
    mbox.append(text).append("\n\n");
    return id;
  }

  private static String encoded(Person person) {
    return word(person.name()) + " <" + person.address() + ">";
  }

  /// RFC 2047.
  private static String word(String text) {
    boolean ascii = text.chars().allMatch(c -> c < 128);
    return ascii
        ? text
        : "=?utf-8?B?" + Base64.getEncoder().encodeToString(text.getBytes(UTF_8)) + "?=";
  }

  private static boolean isArabic(String text) {
    return text.codePoints()
        .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.ARABIC);
  }
}
