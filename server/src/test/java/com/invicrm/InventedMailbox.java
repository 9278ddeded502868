package com.invicrm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// A mailbox of invented people as an mbox of any size, streamed; the same for the same seed.
///
/// Threads in both directions, newsletters, copies of one mail under another Message-ID, bodies
/// that hold `From ` lines, attachments, and now and then a mail of some MB.
public final class InventedMailbox {
  /// Whose it is.
  public static final String OWNER = "ann@acme.example";

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter ENVELOPE =
      DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final List<String> GIVEN =
      List.of("Pia", "Omar", "Lina", "Tom", "Noor", "Emeka", "Yuki", "Sara", "Ivan", "Mona");
  private static final List<String> FAMILY =
      List.of("Klein", "Haddad", "Brandt", "Okafor", "Silva", "Tanaka", "Novak", "Aziz", "Berg");
  private static final List<String> WORDS =
      List.of(
          "offer",
          "contract",
          "delivery",
          "Tuesday",
          "quarter",
          "price",
          "please",
          "thanks",
          "sample",
          "meeting",
          "draft",
          "invoice",
          "shipment",
          "we",
          "will",
          "send",
          "the",
          "new",
          "plan",
          "and",
          "review",
          "it",
          "soon");

  private final Random random;
  private final int people;
  private final int averageSize;
  private Instant at = Instant.parse("2015-01-05T08:00:00Z");
  private int number;
  private String lastId = "";
  private String lastMail = "";

  /// @param averageSize of a mail, in bytes
  public InventedMailbox(long seed, int people, int averageSize) {
    this.random = new Random(seed);
    this.people = people;
    this.averageSize = averageSize;
  }

  /// Writes mails until the file has that size; how many they were.
  public int write(Path file, long size) throws IOException {
    long written = 0;
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      while (written < size) {
        byte[] mail = next().getBytes(UTF_8);
        out.write(mail);
        written += mail.length;
      }
    }
    return number;
  }

  /// Writes so many mails.
  public void writeMails(Path file, int mails) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      while (number < mails) out.write(next().getBytes(UTF_8));
    }
  }

  private String next() {
    number++;
    at = at.plusSeconds(60 + random.nextInt(3_000));
    int kind = random.nextInt(20);
    if (kind == 0 && !lastMail.isEmpty()) return envelope() + copy() + "\n";
    lastMail = kind < 3 ? newsletter() : letter(kind < 10);
    return envelope() + lastMail + "\n";
  }

  private String envelope() {
    return "From mail@box.example " + ENVELOPE.format(at) + "\n";
  }

  /// The same mail, as some programs keep it in a second folder.
  private String copy() {
    return lastMail.replaceFirst(
        "Message-ID: <[^>]+>", "Message-ID: <copy" + number + "@box.example>");
  }

  private String newsletter() {
    int list = random.nextInt(50);
    return header("News " + list + " <news@list" + list + ".example>", OWNER, "Issue " + number)
        + "List-Unsubscribe: <https://list"
        + list
        + ".example/out>\n\n"
        + body();
  }

  private String letter(boolean written) {
    int who = (int) (people * Math.pow(random.nextDouble(), 2));
    String person = name(who) + " <" + address(who) + ">";
    String owner = "Ann Ames <" + OWNER + ">";
    boolean answer = random.nextInt(3) > 0 && !lastId.isEmpty();
    String reply = answer ? "In-Reply-To: <" + lastId + ">\n" : "";
    String head = header(written ? owner : person, written ? person : owner, sentence(4)) + reply;
    return random.nextInt(12) == 0 ? head + attached() : head + "\n" + body();
  }

  private String header(String from, String to, String subject) {
    lastId = "m" + number + "." + random.nextInt(1 << 30) + "@box.example";
    return "From: %s\nTo: %s\nDate: %s\nMessage-ID: <%s>\nSubject: %s\nMIME-Version: 1.0\n"
        .formatted(from, to, DATE.format(at), lastId, subject);
  }

  private String attached() {
    byte[] content = new byte[random.nextInt(1_000) == 0 ? 8 << 20 : averageSize * 3];
    random.nextBytes(content);
    return "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\n"
        + body()
        + "\n--b\nContent-Type: application/pdf; name=offer.pdf\nContent-Transfer-Encoding: base64\n"
        + "Content-Disposition: attachment; filename=offer.pdf\n\n"
        + Base64.getMimeEncoder().encodeToString(content).replace("\r", "")
        + "\n--b--\n";
  }

  private String body() {
    var text = new StringBuilder();
    int length = random.nextInt(averageSize * 2);
    while (text.length() < length) text.append(sentence(12)).append(".\n");
    if (random.nextInt(10) == 0) text.append("\nFrom here on it is ours.\n\n>From you to us.\n");
    return text.append("Best, from ").append(number).append('\n').toString();
  }

  private String sentence(int words) {
    var sentence = new StringBuilder();
    for (int i = 0; i < words; i++) {
      sentence.append(i > 0 ? " " : "").append(WORDS.get(random.nextInt(WORDS.size())));
    }
    return sentence.toString();
  }

  private static String name(int who) {
    return GIVEN.get(who % GIVEN.size()) + " " + FAMILY.get(who / GIVEN.size() % FAMILY.size());
  }

  private static String address(int who) {
    return name(who).toLowerCase(Locale.ROOT).replace(' ', '.')
        + who
        + "@firm"
        + who % 997
        + ".example";
  }
}
