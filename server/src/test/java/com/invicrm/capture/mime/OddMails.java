package com.invicrm.capture.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Mails that are odd in one way each, such as programs really send; people are invented.
public final class OddMails {
  private static final String HEAD = "From: Kim Oh <kim@acme.example>\nTo: ann@ours.example\n";

  private final List<byte[]> mails = new ArrayList<>();

  private OddMails() {}

  /// All of them.
  public static List<byte[]> all() {
    var odd = new OddMails();
    odd.addresses();
    odd.dates();
    odd.charsets();
    odd.subjects();
    odd.parts();
    odd.broken();
    odd.sizes();
    return List.copyOf(odd.mails);
  }

  private void addresses() {
    for (String to :
        List.of(
            "Brandt, Emeka <e@acme.example>, b@acme.example",
            "'e@acme.example' <e@acme.example>",
            "<e@acme.example, b@acme.example",
            "Friends: e@acme.example, b@acme.example;",
            "undisclosed-recipients:;",
            "s..brandt@acme.example.",
            "e@acme.example; b@acme.example",
            "\"stray e@acme.example",
            "=?utf-8?q?Gr=C3=BC=C3=9Fe?= <e@acme.example>",
            "(Bo) bo@acme.example")) {
      add("To: " + to + "\nSubject: To whom\n\nx");
    }
    add("Subject: From nobody\n\nx");
    add("From: a@acme.example\nFrom: b@acme.example\nSubject: Two\n\nx");
    add("Reply-To: other@acme.example\n" + HEAD + "Cc: c@acme.example\nBcc: d@acme.example\n\nx");
  }

  private void dates() {
    for (String date :
        List.of(
            "Wed, 3 Oct 2001 15:51:40 -0700 (PDT)",
            "3 Oct 01 15:51 PDT",
            "Thu, 30 Jun 0002 01:02:03 GMT",
            "yesterday",
            "Fri, 31 Dec 2099 23:59:59 +1400",
            "Thu, 1 Jan 1970 00:00:00 +0000")) {
      add(HEAD + "Date: " + date + "\nSubject: When\n\nx");
    }
  }

  private void charsets() {
    text("utf-8", "windows-1252", "café");
    text("us-ascii", "UTF-8", "café");
    text("iso-8859-1", "UTF-8", "café – “quoted”");
    text("iso-8859-1", "iso-8859-1", "café");
    text("windows-1252", "windows-1252", "“café”");
    text("x-unknown", "windows-1252", "café");
    text("koi8-r", "koi8-r", "Привет, как дела сегодня");
    text("windows-1256", "windows-1256", "مرحبا بكم");
    text("iso-2022-jp", "iso-2022-jp", "こんにちは、元気ですか");
    text("shift_jis", "shift_jis", "こんにちは、元気ですか");
    text("gb2312", "gb2312", "你好，今天怎么样");
    text("utf-8", "utf-8", "مرحبا 😀 שלום");
    text("\"UTF-8\"; format=flowed", "utf-8", "grüße");
    mails.add(bytes(HEAD + "\n", "naïve", "utf-8"));
    mails.add(bytes(HEAD + "\n", "naïve", "windows-1252"));
    add(HEAD + "Content-Type: text/html; charset=iso-8859-1\n\n<p>caf&eacute; <b>Ann</b></p>");
  }

  private void subjects() {
    for (String subject :
        List.of(
            "=?utf-8?q?caf=C3?= =?utf-8?q?=A9_ol=C3=A9?=",
            "=??q?x?= =?utf-8?b?!!!?= =?broken",
            "=?iso-2022-jp?B?GyRCJDMkcyRLJEEkTxsoQg==?=",
            "folded\n over\n\tlines",
            "raw ünïcode",
            "  blanks  ",
            "\0nul")) {
      add(HEAD + "Subject: " + subject + "\n\nx");
    }
    mails.add(bytes(HEAD + "Subject: ", "caf\u00e9\n\nx", "windows-1252"));
    add("SUBJECT: in capitals\nsubject: twice\n\nx");
  }

  private void parts() {
    add(mixed("text/plain", "plain", "text/html", "<p>rich</p>", "alternative"));
    add(mixed("text/plain", "one", "text/plain", "two", "mixed"));
    add(mixed("text/html", "<p>one</p>", "text/html", "<p>two</p>", "mixed"));
    add(mixed("message/rfc822", "Subject: inner\n\ninner text", "text/plain", "outer", "mixed"));
    add(mixed("text/calendar; method=REQUEST", "BEGIN:VCALENDAR", "text/plain", "x", "mixed"));
    add(mixed("text/plain; name=notes.txt", "kept as a file", "text/plain", "x", "mixed"));
    add(mixed("text/plain\nContent-Disposition: attachment", "hangs", "text/plain", "x", "mixed"));
    add(mixed("text/plain\nContent-Disposition: inline", "shown", "text/plain", "x", "mixed"));
    add(
        mixed(
            "application/pdf\nContent-Transfer-Encoding: base64\n"
                + "Content-Disposition: attachment; filename*0*=utf-8''%C3%BCber; filename*1=.pdf",
            "aGVsbG8=", "text/plain", "x", "mixed"));
    add(
        mixed(
            "application/octet-stream; name=\"=?utf-8?q?gr=C3=BC=C3=9Fe.bin?=\"",
            "bytes",
            "image/png\nContent-ID: <1@x>\nContent-Transfer-Encoding: base64",
            "aGVsbG8=",
            "related"));
    add(HEAD + "Content-Type: application/pdf\nContent-Transfer-Encoding: base64\n\naGVsbG8=");
    add(HEAD + "Content-Type: TEXT/HTML\n\n<style>p{}</style><p>Hello</p><script>x</script>");
    add(nested(49));
    add(nested(50));
    add(nested(51));
  }

  private void broken() {
    add("Received: by mail.example\nJust a few words.\nAnd more.\n");
    add("Received: by mail.example\n\n\n\n");
    add(":\n:\n\nx");
    add("Subject: x\n");
    add("Content-Type: multipart/mixed\n\n--x\ny");
    add("Content-Type: multipart/mixed; boundary=b\n\n--b\n\nnever ended");
    add("Content-Type: multipart/mixed; boundary=b\n\nno part at all");
    add("Content-Transfer-Encoding: quoted-printable\n\nHello =ZZ there =");
    add("Content-Transfer-Encoding: base64\n\nSGVsbG8*gd29ybGQ");
    add("Content-Transfer-Encoding: x-unknown\nContent-Type: nonsense\n\nHello");
    add("Subject: a\nno field at all\nTo: b@acme.example\n\nx");
    add((HEAD + "Subject: line ends\n\nBody\n").replace("\n", "\r\n"));
    add(HEAD + "Subject: odd\n\nx\0y \u0001 =?utf-8?q?=ED=A0=80?=");
  }

  private void sizes() {
    String many =
        IntStream.range(0, 2000)
            .mapToObj(i -> "p" + i + "@crowd.example")
            .collect(Collectors.joining(", "));
    add("To: " + many + "\n" + "X-Y: z\n".repeat(2500) + "Subject: late\n\nx");
    add("Subject: " + "long ".repeat(100_000) + "\n\nx");
    add(HEAD + "Subject: much\n\n" + "A line of text that is said often.\n".repeat(20_000));
  }

  private void text(String declared, String real, String text) {
    mails.add(bytes(HEAD + "Content-Type: text/plain; charset=" + declared + "\n\n", text, real));
  }

  private static String mixed(String type, String one, String otherType, String other, String as) {
    return HEAD
        + "Subject: parts\nContent-Type: multipart/"
        + as
        + "; boundary=b\n\n--b\nContent-Type: "
        + type
        + "\n\n"
        + one
        + "\n--b\nContent-Type: "
        + otherType
        + "\n\n"
        + other
        + "\n--b--\n";
  }

  private static String nested(int levels) {
    var mail = new StringBuilder(HEAD);
    for (int i = 0; i < levels; i++) {
      mail.append("Content-Type: multipart/mixed; boundary=b").append(i);
      mail.append("\n\n--b").append(i).append('\n');
    }
    return mail.append("Content-Type: text/plain\n\ndeep").toString();
  }

  private void add(String mail) {
    mails.add(mail.getBytes(UTF_8));
  }

  private static byte[] bytes(String head, String text, String charset) {
    byte[] first = head.getBytes(ISO_8859_1);
    byte[] rest = text.getBytes(Charset.forName(charset));
    byte[] both = Arrays.copyOf(first, first.length + rest.length);
    System.arraycopy(rest, 0, both, first.length, rest.length);
    return both;
  }
}
