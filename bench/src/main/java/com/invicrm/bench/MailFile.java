package com.invicrm.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.SplittableRandom;

/// Invented mailboxes in mbox form: conversations with a few hundred people, bodies of about 4 KB,
/// every fifth mail with HTML beside its text. Each number gives another mailbox, always the same.
final class MailFile {
  private static final int PEOPLE = 500;
  private static final int BODY = 4096;
  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final int number;
  private final String owner;
  private final SplittableRandom random;
  private final Prose prose = new Prose();
  private final String[] last = new String[PEOPLE];

  private MailFile(int number, String owner) {
    this.number = number;
    this.owner = owner;
    this.random = new SplittableRandom(number);
  }

  /// Writes a mailbox of so many mails.
  static void write(Path file, int number, String owner, int mails) throws IOException {
    MailFile mailbox = new MailFile(number, owner);
    try (BufferedWriter out = Files.newBufferedWriter(file, UTF_8)) {
      for (int i = 0; i < mails; i++) out.write(mailbox.mail(i));
    }
  }

  private String mail(int i) {
    // Those one writes with most come first.
    double share = random.nextDouble();
    int who = (int) (share * share * PEOPLE);
    Names.Name first = Names.FIRST.get(who % Names.FIRST.size());
    Names.Name family = Names.LAST.get(who);
    String address = "%s.%s@firm%d.example".formatted(first.latin(), family.latin(), who / 5);
    String other = "\"%s %s\" <%s>".formatted(first.written(), family.written(), address);
    boolean out = random.nextInt(2) == 0;
    String id = "<" + number + "." + i + "@bench.example>";
    String answered = random.nextInt(3) == 0 ? null : last[who];
    last[who] = id;
    return """
    From bench@bench.example Thu Jan  1 00:00:00 2026
    Message-ID: %s
    %sFrom: %s
    To: %s
    Date: %s
    Subject: %s
    MIME-Version: 1.0
    %s
    """
        .formatted(
            id,
            answered == null ? "" : "In-Reply-To: " + answered + "\n",
            out ? owner : other,
            out ? other : owner,
            DATE.format(FIRST.plusSeconds(number + 60L * i)),
            prose.line(50),
            random.nextInt(5) == 0 ? withHtml() : plain());
  }

  private String plain() {
    return "Content-Type: text/plain; charset=utf-8\n\n" + prose.some(BODY) + "\n";
  }

  private String withHtml() {
    String text = prose.some(BODY / 2);
    return """
    Content-Type: multipart/alternative; boundary=b

    --b
    Content-Type: text/plain; charset=utf-8

    %s
    --b
    Content-Type: text/html; charset=utf-8

    <html><body><p>%s</p></body></html>
    --b--
    """
        .formatted(text, text.replace("\n", "</p><p>"));
  }
}
