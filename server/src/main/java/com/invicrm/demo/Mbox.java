package com.invicrm.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Somebody's letters as a file of mail.
final class Mbox {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);
  private static final DateTimeFormatter ENVELOPE =
      DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Mbox() {}

  static byte[] of(Person owner, List<Letter> letters) {
    return letters.stream()
        .filter(l -> l.concerns(owner))
        .sorted(Comparator.comparing(Letter::at))
        .map(Mbox::mail)
        .collect(Collectors.joining())
        .getBytes(UTF_8);
  }

  private static String mail(Letter letter) {
    var at = letter.at().atZone(Days.ZONE);
    Letter.Address address = letter.address();
    List<String> lines = new ArrayList<>();
    lines.add("From " + address.from().address() + " " + ENVELOPE.format(at));
    lines.add("Message-ID: " + letter.id());
    lines.add("Date: " + DATE.format(at));
    lines.add("From: " + all(List.of(address.from())));
    lines.add("To: " + all(address.to()));
    if (!address.cc().isEmpty()) lines.add("Cc: " + all(address.cc()));
    lines.add("Subject: " + word(letter.line()));
    lines.addAll(references(letter));
    lines.addAll(nature(letter));
    lines.add("MIME-Version: 1.0");
    lines.add("Content-Type: text/plain; charset=utf-8");
    lines.add("Content-Transfer-Encoding: 8bit");
    lines.add("");
    lines.add(letter.body().replaceAll("(?m)^From ", ">From "));
    return String.join("\n", lines) + "\n\n";
  }

  private static List<String> references(Letter letter) {
    List<String> earlier = new ArrayList<>();
    for (var l = letter.answers(); l != null; l = l.answers()) earlier.addFirst(l.id());
    return earlier.isEmpty()
        ? List.of()
        : List.of(
            "In-Reply-To: " + earlier.getLast(), "References: " + String.join("\n ", earlier));
  }

  private static List<String> nature(Letter letter) {
    String leave = "List-Unsubscribe: <https://" + letter.address().from().domain() + "/leave>";
    return switch (letter.nature()) {
      case person -> List.of();
      case bulk -> List.of(leave, "Precedence: bulk");
      case auto -> List.of("Auto-Submitted: auto-replied");
    };
  }

  private static String all(List<Person> people) {
    return people.stream()
        .map(p -> word(p.name()) + " <" + p.address() + ">")
        .collect(Collectors.joining(", "));
  }

  /// As RFC 2047 writes what is not ASCII.
  private static String word(String text) {
    return text.chars().allMatch(c -> c < 128)
        ? text
        : "=?utf-8?B?" + Base64.getEncoder().encodeToString(text.getBytes(UTF_8)) + "?=";
  }
}
