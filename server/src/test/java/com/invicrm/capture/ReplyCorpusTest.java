package com.invicrm.capture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.capture.mime.MailParser;
import com.invicrm.capture.mime.MessageRef;
import com.invicrm.capture.mime.Parsed.Legible;
import com.invicrm.capture.mime.RawMessage;
import com.invicrm.capture.mime.RawMessage.Rfc822Bytes;
import com.invicrm.timeline.TextMark;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Replies from many programs in many languages: which lines their authors wrote, as read by eye,
/// and that no text is lost. The resource names files and numbers of lines, nothing of their text.
class ReplyCorpusTest {
  /// Files of which another reading is known to be wrong, with the reason.
  private static final Map<String, String> MISREAD =
      Map.of(
          "reply-talon/signature/emails/P/102682_R_S",
          "begins with a header block of its own, as a forwarded mail does",
          "reply-talon/signature/emails/stripped/jeff_body",
          "a signature without a delimiter",
          "reply-talon/signature/emails/stripped/long_body",
          "a signature without a delimiter",
          "reply-talon/signature/emails/stripped/sparse_body",
          "a signature below a rule that tables have too",
          "reply-talon/signature/emails/stripped/johndoeexamplecom_body",
          "a signature without a delimiter",
          "reply-talon/signature/emails/P/johndoeexamplecom_body",
          "a signature without a delimiter");

  @Test
  void mainTextsAreFoundAsTheyWereReadByEye() throws IOException {
    List<String> wrong = new ArrayList<>();
    Map<String, String> expected = expected();
    expected.forEach((file, lines) -> {
      if (!ownLines(text(file)).equals(lines)) wrong.add(file);
    });
    System.out.printf(
        "Replies: main text right in %d of %d files%n",
        expected.size() - wrong.size(), expected.size());
    assertThat(wrong).containsExactlyInAnyOrderElementsOf(MISREAD.keySet());
    assertThat(wrong.size()).isLessThanOrEqualTo(expected.size() / 10);
  }

  @Test
  void noTextIsLost() throws IOException {
    for (String file : expected().keySet()) {
      String text = text(file);
      var whole = new StringBuilder();
      int from = 0;
      for (TextMark mark : TextMarks.of(text)) {
        assertThat(mark.from()).as(file).isBetween(from, mark.to());
        whole.append(text, from, mark.from()).append(text, mark.from(), mark.to());
        from = mark.to();
      }
      assertThat(whole.append(text.substring(from)).toString()).as(file).isEqualTo(text);
    }
  }

  /// Numbers of the lines that no mark covers, blank ones apart, as ranges.
  private static String ownLines(String text) {
    List<TextMark> marks = TextMarks.of(text);
    List<Integer> own = new ArrayList<>();
    int from = 0;
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      int at = from;
      boolean marked = marks.stream().anyMatch(m -> at >= m.from() && at < m.to());
      if (!marked && !line.isBlank()) own.add(number);
      from += line.length() + 1;
    }
    return ranges(own);
  }

  private static String ranges(List<Integer> numbers) {
    return IntStream.range(0, numbers.size())
        .filter(i -> i == 0 || numbers.get(i) != numbers.get(i - 1) + 1)
        .mapToObj(i -> {
          int end = i;
          while (end + 1 < numbers.size() && numbers.get(end + 1) == numbers.get(end) + 1) end++;
          return numbers.get(i) + (end > i ? "-" + numbers.get(end) : "");
        })
        .collect(Collectors.joining(" "));
  }

  private static String text(String file) {
    String corpus = file.substring(0, file.indexOf('/'));
    String rest = file.substring(file.indexOf('/') + 1);
    Path path =
        RealMail.files(corpus).stream()
            .filter(p -> p.toString().endsWith("/" + rest))
            .findFirst()
            .orElseThrow();
    byte[] bytes = RealMail.bytes(path);
    if (file.endsWith(".eml")) return parsed(bytes);
    String text = new String(bytes, UTF_8).replace("\r\n", "\n");
    return file.endsWith(".html")
        ? parsed(("Content-Type: text/html; charset=utf-8\n\n" + text).getBytes(UTF_8))
        : text;
  }

  private static String parsed(byte[] mail) {
    var raw = new RawMessage(new MessageRef("1", List.of(), null), new Rfc822Bytes(mail));
    return ((Legible) MailParser.parse(raw)).mail().body().text();
  }

  private static Map<String, String> expected() throws IOException {
    try (InputStream file = ReplyCorpusTest.class.getResourceAsStream("/capture/replies.csv")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8)
          .lines()
          .filter(l -> !l.startsWith("#"))
          .map(l -> l.split(",", 2))
          .collect(Collectors.toMap(l -> l[0], l -> l[1], (a, b) -> a, TreeMap::new));
    }
  }
}
