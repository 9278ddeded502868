package com.invicrm.rest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.Api;
import com.invicrm.InviCrmTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/// A hostile mail between two good ones: those come in whatever it holds, and it comes in as well
/// or is refused in words.
@InviCrmTest
class BadMailTest {
  @Autowired MockMvcTester http;
  Api ann;

  @BeforeEach
  void aWorkspace() {
    ann = Api.register(http);
  }

  @Test
  void fiveThousandRecipientsMakeNoCrowdOfContacts() {
    String to =
        IntStream.range(0, 5000)
            .mapToObj(i -> "p" + i + "@crowd.example")
            .collect(Collectors.joining(", "));
    isTaken("From: %s\nTo: %s\nSubject: bad\n\nx\n".formatted(ann.email, to));
    JsonNode first = Api.data(ann.get("/api/v1/correspondents?q=p42@crowd.example")).getFirst();
    assertThat(first.path("outbound").asInt()).isEqualTo(1);
    assertThat(first.path("reason").asString()).isEqualTo("massMail");
    assertThat(Api.data(ann.get("/api/v1/contacts?q=crowd"))).isEmpty();
  }

  @Test
  void partsNestedThreeThousandDeepAreRefusedInWords() {
    var mail = new StringBuilder("Subject: bad\n");
    for (int i = 0; i < 3000; i++) {
      mail.append("Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n".formatted(i, i));
    }
    isRefused(mail.toString(), "Its parts are nested more than 50 levels deep.");
  }

  @Test
  void nulBytesAndLoneSurrogatesAreLeftOut() {
    isTaken(
        "From: \"N\0\" <e@globex.example>\nSubject: bad\0\n\nHello \0 \u00ed\u00a0\u0080 there\n");
    assertThat(text("bad")).contains("Hello").contains("there").doesNotContain("\0");
  }

  @Test
  void unknownAndLyingCharsetsAreSeenThrough() {
    isTaken(
        "From: e@globex.example\nSubject: bad\nContent-Type: text/plain; charset=x-none\n\ncaf\u00e9\n");
    assertThat(text("bad")).contains("café");
    isTaken(
        "From: e@globex.example\nSubject: lie\nContent-Type: text/plain; charset=utf-8\n\nna\u00efve\n");
    assertThat(text("lie")).contains("naïve");
  }

  @Test
  void aMailFromNobodyMakesNobody() {
    isTaken("Subject: bad\n\nx\n");
    assertThat(Api.data(ann.get("/api/v1/correspondents"))).hasSize(2);
  }

  @Test
  void aSubjectOfTenMegabytesIsShortened() {
    isTaken("From: e@globex.example\nSubject: bad " + "long ".repeat(2_000_000) + "\n\nx\n");
    assertThat(activity("bad").path("subject").asString())
        .startsWith("bad long")
        .hasSizeLessThan(1001);
  }

  @Test
  void aHeaderLineOfTwoHundredKilobytesIsRead() {
    isTaken(
        "From: e@globex.example\nX-Long: "
            + "y".repeat(200_000)
            + "\nSubject: bad\n\nstill here\n");
    assertThat(text("bad")).contains("still here");
  }

  @Test
  void bracketsAndQuotesThatNeverCloseTakeNoTime() {
    for (String open : List.of("(", "<", "\"", "=?", "@<(")) {
      isTaken(
          "From: e@globex.example\nTo: %s\nSubject: bad%d\n\nx\n"
              .formatted(open.repeat(1_000_000 / open.length()), open.codePointAt(0)));
    }
  }

  @Test
  void boundariesThatNeverEndLoseNoText() {
    isTaken(
        "From: e@globex.example\nSubject: bad\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nnever ended\n");
    assertThat(text("bad")).contains("never ended");
  }

  @Test
  void aHundredThousandPartsAreReadAsFarAsItMakesSense() {
    String part = "--b\nContent-Type: image/gif\n\nx\n";
    isTaken(
        "From: e@globex.example\nSubject: bad\nContent-Type: multipart/mixed; boundary=b\n\n"
            + part.repeat(100_000)
            + "--b--\n");
  }

  private void isTaken(String bad) {
    JsonNode done = imported(bad);
    assertThat(done.path("failed").asInt()).as(done.toString()).isZero();
    assertThat(done.path("seen").asInt()).isEqualTo(3);
  }

  private void isRefused(String bad, String words) {
    JsonNode done = imported(bad);
    assertThat(done.path("imported").asInt()).isEqualTo(2);
    assertThat(done.path("failed").asInt()).isEqualTo(1);
    JsonNode problem =
        Api.data(ann.get("/api/v1/imports/" + done.path("id").asString() + "/problems")).getFirst();
    assertThat(problem.path("where").asString()).isNotBlank();
    assertThat(problem.path("what").asString()).isEqualTo(words);
    assertThat(problem.path("whatToDo").asString())
        .isEqualTo("Nothing; all other mails are imported.");
  }

  private JsonNode imported(String bad) {
    String box = good("one@globex.example", 1) + framed(bad) + good("two@globex.example", 2);
    MvcTestResult started =
        ann.upload(
            "/api/v1/imports", "bad.mbox", box.getBytes(ISO_8859_1), Map.of("owner", ann.email));
    assertThat(started).hasStatus(202);
    String path = "/api/v1/imports/" + Api.body(started).path("id").asString();
    Awaitility.await()
        .atMost(java.time.Duration.ofMinutes(1))
        .until(() -> !Api.body(ann.get(path)).path("status").asString().equals("running"));
    JsonNode done = Api.body(ann.get(path));
    assertThat(done.path("status").asString()).as(done.toString()).isEqualTo("done");
    return done;
  }

  private JsonNode activity(String subject) {
    return Api.data(ann.get("/api/v1/activities")).stream()
        .filter(a -> a.path("subject").asString("").startsWith(subject))
        .findFirst()
        .orElseThrow();
  }

  private String text(String subject) {
    String id = activity(subject).path("id").asString();
    return Api.body(ann.get("/api/v1/activities/" + id)).path("text").asString();
  }

  private String good(String from, int number) {
    return framed(
        "From: %s\nTo: %s\nDate: Mon, 2 Mar 2026 09:0%d:00 +0000\nSubject: S%d\n\nText\n"
            .formatted(from, ann.email, number, number));
  }

  private static String framed(String mail) {
    return "From x@y.example Mon Mar  2 09:00:00 2026\n" + mail + "\n";
  }
}
