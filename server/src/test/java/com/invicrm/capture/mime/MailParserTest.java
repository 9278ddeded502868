package com.invicrm.capture.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.capture.mime.Parsed.Legible;
import com.invicrm.capture.mime.Parsed.Unreadable;
import com.invicrm.capture.mime.RawMessage.Rfc822Bytes;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Mail in any state is read without an exception, and what it says is not lost.
class MailParserTest {
  @Test
  void aPlainMailIsRead() {
    Mail mail =
        read(
            """
            Message-ID: <1@mail.example>
            From: "Brandt, Emeka" <Emeka@Acme.example>
            To: ann@ours.example, Kim Oh <kim@acme.example>
            Cc: (Bo) bo@acme.example
            Date: Mon, 2 Mar 2026 09:00:00 +0100
            Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=

            Hello\r
            there\r
            """);
    assertThat(mail.subject()).isEqualTo("Grüße");
    assertThat(mail.date()).isEqualTo(Instant.parse("2026-03-02T08:00:00Z"));
    assertThat(mail.addresses().from())
        .containsExactly(new MailAddress("emeka@acme.example", "Brandt, Emeka"));
    assertThat(mail.addresses().recipients())
        .containsExactly(
            new MailAddress("ann@ours.example", ""),
            new MailAddress("kim@acme.example", "Kim Oh"),
            new MailAddress("bo@acme.example", "Bo"));
    assertThat(mail.body().text()).isEqualTo("Hello\nthere\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Brandt, Emeka <e@acme.example>, b@acme.example | e@acme.example b@acme.example",
        "'e@acme.example' <e@acme.example> | e@acme.example",
        "<\"'e'\"@acme.example> | ",
        "<e@acme.example, b@acme.example | e@acme.example b@acme.example",
        "Friends: e@acme.example, b@acme.example; | e@acme.example b@acme.example",
        "undisclosed-recipients:; | ",
        "s..brandt@acme.example. | s..brandt@acme.example",
        "e@acme.example; b@acme.example | e@acme.example b@acme.example",
        "\"e@acme.example\" | e@acme.example",
        "Emeka e@acme.example | e@acme.example",
        "\"stray e@acme.example | e@acme.example",
      })
  void addressesAreReadAsPeopleReallyWriteThem(String field, String addresses) {
    String found =
        read("To: " + field + "\n\nx").addresses().to().stream()
            .map(MailAddress::address)
            .collect(Collectors.joining(" "));
    assertThat(found).isEqualTo(addresses == null ? "" : addresses);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Wed, 3 Oct 2001 15:51:40 -0700 (PDT) | 2001-10-03T22:51:40Z",
        "3 Oct 01 15:51 PDT | 2001-10-03T22:51:00Z",
        "Mon, 31 Dec 1979 16:00:00 -0800 | 1980-01-01T00:00:00Z",
        "Thu, 30 Jun 0002 01:02:03 GMT | 2002-06-30T01:02:03Z",
        "yesterday | ",
        "Mon, 99 Foo 2026 99:00:00 +9999 | ",
      })
  void datesAreReadLeniently(String field, String instant) {
    Instant date = read("Date: " + field + "\n\nx").date();
    assertThat(date).isEqualTo(instant == null ? null : Instant.parse(instant));
  }

  @Test
  void htmlIsReadAsTextAndKept() {
    Mail mail =
        read(
            """
            Content-Type: text/html; charset=utf-8

            <style>p{}</style><p>Hello <b>Ann</b>,</p><div>see<br>you</div><script>x</script>\
            """);
    assertThat(mail.body().text()).isEqualTo("Hello Ann,\n\nsee\nyou");
    assertThat(mail.body().html()).contains("<b>Ann</b>");
  }

  @Test
  void quotesInHtmlBeginWithAngleBracketsAndIndentsDoNot() {
    assertThat(
            html(
                "<div>No.</div><div class=gmail_quote>On 2 Mar Ann wrote:<blockquote class=gmail_quote>One<br>"
                    + "<blockquote type=cite>Two</blockquote></blockquote></div>Bye<blockquote>in</blockquote>"))
        .isEqualTo("No.\nOn 2 Mar Ann wrote:\n> One\n>> Two\nBye\nin");
    assertThat(
            html(
                "Yes<div id=divRplyFwdMsg><b>From:</b> Ann<br><b>Sent:</b> Monday<br><b>To:</b> Bo</div>x"))
        .isEqualTo("Yes\nFrom: Ann\nSent: Monday\nTo: Bo\nx");
  }

  @Test
  void aMailWithoutAHeaderIsAllText() {
    assertThat(read("Just a few words.\nAnd more.\n").body().text())
        .contains("Just a few words.")
        .contains("And more.");
  }

  @Test
  void partsAreToldApart() {
    Mail mail =
        read(
            """
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: multipart/alternative; boundary=c

            --c
            Content-Type: text/plain

            plain
            --c
            Content-Type: text/html

            <p>rich</p>
            --c--
            --b
            Content-Type: application/pdf
            Content-Transfer-Encoding: base64
            Content-Disposition: attachment; filename*0*=utf-8''%C3%BCber; filename*1=.pdf

            aGVsbG8=
            --b
            Content-Type: message/rfc822

            Subject: inner

            inner text
            --b--
            """);
    assertThat(mail.body().text().strip()).isEqualTo("plain");
    assertThat(mail.body().html()).contains("rich");
    assertThat(mail.body().attachments())
        .extracting(Attachment::name, Attachment::type, Attachment::size)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple("über.pdf", "application/pdf", 5L),
            org.assertj.core.api.Assertions.tuple("", "message/rfc822", 26L));
    assertThat(mail.body().attachments().getFirst().sha256()).startsWith("2cf24dba5fb0a30e");
  }

  @ParameterizedTest
  @CsvSource({
    "utf-8, windows-1252",
    "us-ascii, UTF-8",
    "iso-8859-1, UTF-8",
    "x-unknown, windows-1252",
    "'', UTF-8",
    "koi8-r, koi8-r"
  })
  void charsetsThatAreMissingUnknownOrLieAreSeenThrough(String declared, String real) {
    String text = real.equals("koi8-r") ? "Привет" : "café";
    String type = declared.isEmpty() ? "" : "Content-Type: text/plain; charset=" + declared + "\n";
    byte[] head = (type + "Subject: x\n\n").getBytes(ISO_8859_1);
    assertThat(read(join(head, text.getBytes(Charset.forName(real)))).body().text())
        .isEqualTo(text);
  }

  @Test
  void encodedWordsSplitInsideACharacterAreJoined() {
    assertThat(read("Subject: =?utf-8?q?caf=C3?= =?utf-8?q?=A9_ol=C3=A9?=\n\nx").subject())
        .isEqualTo("café olé");
    assertThat(read("Subject: =??q?x?= =?utf-8?b?!!!?= =?broken\n\nx").subject()).isNotNull();
  }

  @Test
  void whatPostgresDoesNotTakeIsLeftOut() {
    Mail mail = read("Subject: a\0b\nFrom: \"N\0\" <e@acme.example>\n\nx\0y =?utf-8?q?=ED=A0=80?=");
    assertThat(mail.subject()).isEqualTo("ab");
    assertThat(mail.body().text()).startsWith("xy");
    assertThat(CleanText.of("a\ud800b\udc00c\0\ud83d\ude00")).isEqualTo("abc\ud83d\ude00");
  }

  @Test
  void aSubjectOfTenMegabytesIsShortened() {
    assertThat(read("Subject: " + "long ".repeat(2_000_000) + "\n\nx").subject())
        .hasSizeLessThan(1001);
  }

  @Test
  void thousandsOfRecipientsAndFieldsAreRead() {
    String to =
        IntStream.range(0, 5000)
            .mapToObj(i -> "p" + i + "@crowd.example")
            .collect(Collectors.joining(", "));
    assertThat(read("To: " + to + "\n" + "X-Y: z\n".repeat(3000) + "\nx").addresses().to())
        .hasSize(5000);
  }

  @Test
  void bottomlessNestingIsRefusedQuickly() {
    var mail = new StringBuilder("Subject: x\n");
    for (int i = 0; i < 3000; i++) {
      mail.append("Content-Type: multipart/mixed; boundary=b")
          .append(i)
          .append("\n\n--b")
          .append(i)
          .append("\n");
    }
    long start = System.nanoTime();
    assertThat(parse(mail.toString().getBytes(UTF_8))).isInstanceOf(Unreadable.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void largeMailIsRefusedInWords() {
    assertThat(parse(new byte[MailParser.LARGEST + 1]))
        .isEqualTo(new Unreadable("It is larger than 25 MB"));
  }

  @ParameterizedTest
  @CsvSource({
    "''",
    "'no header at all'",
    "'\n\n\n'",
    "':\n:\n\nx'",
    "'Content-Type: multipart/mixed\n\n--x\ny'"
  })
  void rubbishIsReadAsFarAsItGoes(String rubbish) {
    assertThat(parse(rubbish.getBytes(UTF_8))).isInstanceOf(Legible.class);
  }

  @Test
  void brokenEncodingsLoseNoText() {
    assertThat(
            read("Content-Transfer-Encoding: quoted-printable\n\nHello =ZZ there =").body().text())
        .contains("Hello")
        .contains("there");
    assertThat(read("Content-Transfer-Encoding: base64\n\nSGVsbG8*gd29ybGQ").body().text())
        .startsWith("Hello");
    assertThat(
            read("Content-Type: multipart/mixed; boundary=b\n\n--b\n\nnever ended").body().text())
        .contains("never ended");
  }

  private static String html(String html) {
    return read("Content-Type: text/html; charset=utf-8\n\n" + html).body().text();
  }

  private static Mail read(String mail) {
    return read(mail.getBytes(UTF_8));
  }

  private static Mail read(byte[] mail) {
    return switch (parse(mail)) {
      case Legible legible -> legible.mail();
      case Unreadable unreadable -> throw new AssertionError(unreadable.reason());
    };
  }

  private static Parsed parse(byte[] mail) {
    return MailParser.parse(
        new RawMessage(new MessageRef("1", List.of(), null), new Rfc822Bytes(mail)));
  }

  private static byte[] join(byte[] one, byte[] other) {
    byte[] both = java.util.Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }
}
