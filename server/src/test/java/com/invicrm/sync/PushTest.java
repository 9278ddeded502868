package com.invicrm.sync;

import static com.invicrm.sync.SharedGoogle.mail;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.Api;
import com.invicrm.StatementWalls;
import com.invicrm.TestPostgres;
import com.invicrm.fixtures.google.FakeGoogle;
import com.invicrm.fixtures.google.FakeMailbox;
import com.invicrm.fixtures.google.GoogleErrors;
import com.invicrm.fixtures.google.GoogleMethod;
import com.invicrm.fixtures.google.Identities;
import com.invicrm.jobs.TurnHandler.Next;
import com.invicrm.jobs.TurnHandler.Urgency;
import com.invicrm.jobs.Turns;
import com.invicrm.sync.GmailWorld.Connected;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// Google tells that something happened in a mailbox: a hint that is believed when Google signed
/// it, that brings a turn forward, and that nothing depends on.
@SpringBootTest
@AutoConfigureMockMvc
@Import(StatementWalls.class)
@ContextConfiguration(initializers = {TestPostgres.class, ConnectGoogleTest.AtFakeGoogle.class})
class PushTest {
  private static final String PUSH = "/api/v1/integrations/google/push";
  private static final String AUDIENCE = "http://localhost:8080" + PUSH;

  @Autowired ApplicationContext application;
  @Autowired MockMvcTester http;

  final FakeGoogle google = SharedGoogle.get();
  final Identities identities = google.identities();
  GmailWorld world;
  FakeMailbox gmail;
  Connected mailbox;

  @BeforeEach
  void aMailboxThatIsIn() {
    world = new GmailWorld(application);
    gmail = SharedGoogle.mailbox();
    mailbox = world.connect(gmail);
    world.drain(mailbox);
    gmail.spent().reset();
  }

  @AfterEach
  void end() {
    google.faults().clear();
    world.close();
  }

  /// Case 62.
  @Test
  void aPushThatComesBeforeItsMailMovesNoCursorAndIsFollowedByAnotherLook() {
    String cursors = world.channel(mailbox).get("cursors");
    assertThat(push(genuine(), Identities.push(gmail, "1"))).isEqualTo(204);
    notByTheScheduler();
    Instant next = world.turn(mailbox).orElseThrow().at();
    assertThat(next).isBefore(Instant.now().plusSeconds(34));
    assertThat(world.channel(mailbox)).containsEntry("cursors", cursors);
    String late = gmail.arrive(mail(gmail, "kim@globex.example", 0));
    world.turn(mailbox);
    assertThat(world.copies(mailbox)).containsExactly(late);
  }

  /// Case 63: whatever the order, however often, as text or number.
  @Test
  void aThousandPushesBringOneTurnInThreeSeconds() {
    List<String> bodies = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      String body = i % 2 == 0 ? Identities.push(gmail, "m" + i) : asText(i);
      bodies.addAll(List.of(body, body));
    }
    Collections.shuffle(bodies, new Random(63));
    long epoch = epoch();
    Instant began = Instant.now();
    gmail.arrive(mail(gmail, "kim@globex.example", 0));
    for (String body : bodies) assertThat(push(genuine(), body)).isEqualTo(204);
    Awaitility.await().until(() -> world.copies(mailbox).size() == 1);
    long runs = epoch() - epoch;
    long most = Duration.between(began, Instant.now()).toSeconds() / 3 + 2;
    assertThat(runs).isBetween(1L, most);
  }

  /// Case 63: what anybody could have sent.
  @Test
  void whatGoogleDidNotSignForThisHostIsRefused() {
    String body = Identities.push(gmail, "1");
    String own = "Bearer " + Api.register(http).token;
    for (String header :
        List.of(
            identities.forgedPushToken(AUDIENCE),
            identities.oldPushToken(AUDIENCE),
            identities.pushToken("http://elsewhere.example" + PUSH),
            own,
            "Bearer nonsense",
            "Basic bm86Ym9keQ==")) {
      assertThat(push(header, body)).as(header).isEqualTo(401);
    }
    assertThat(push(null, body)).isEqualTo(401);
    assertThat(world.channel(mailbox)).containsEntry("pushed_at", "null");
    assertThat(scheduled()).isZero();
  }

  @Test
  void whatIsAboutNobodysMailboxOrAboutNothingCountsAsTaken() {
    FakeMailbox unknown = SharedGoogle.mailbox();
    for (String body :
        List.of(
            Identities.push(unknown, "1"),
            "{}",
            "[]",
            "not json",
            "{\"message\":{\"data\":\"!\"}}",
            wrapped("{\"emailAddress\":7}"))) {
      assertThat(push(genuine(), body)).as(body).isEqualTo(204);
    }
    assertThat(push(genuine(), "x".repeat((64 << 10) + 1))).isEqualTo(413);
    assertThat(scheduled()).isZero();
  }

  @Test
  void aMailboxThatIsPausedIsLeftInPeace() {
    world.execute(
        "update user_integrations set status = 'paused' where id = '%s'"
            .formatted(mailbox.integration()));
    assertThat(push(genuine(), Identities.push(gmail, "1"))).isEqualTo(204);
    assertThat(scheduled()).isZero();
  }

  /// Case 85: each workspace that reads it.
  @Test
  void aMailboxOfTwoWorkspacesIsReadInBoth() {
    try (var other = new GmailWorld(application)) {
      Connected there = other.connect(gmail);
      other.drain(there);
      push(genuine(), Identities.push(gmail, "1"));
      assertThat(world.channel(mailbox).get("pushed_at")).isNotEqualTo("null");
      assertThat(other.channel(there).get("pushed_at")).isNotEqualTo("null");
    }
  }

  @Test
  void aTurnIsBroughtForwardAndNeverPutOff() {
    Instant before = Instant.now().plusSeconds(2).truncatedTo(ChronoUnit.SECONDS);
    assertThat(dueAfterAPush(before)).isEqualTo(before);
    assertThat(dueAfterAPush(Instant.now().plusSeconds(3600)))
        .isBefore(Instant.now().plusSeconds(4));
  }

  /// In one transaction, so that the scheduler sees nothing of it meanwhile.
  private Instant dueAfterAPush(Instant due) {
    return world
        .tenant()
        .read(() -> {
          String channel = mailbox.channel().toString();
          application
              .getBean(Turns.class)
              .at(MailboxReading.KIND, channel, mailbox.work(), new Next(due, Urgency.fresh));
          application.getBean(MailboxTurns.class).shortly(mailbox.channel());
          return world
              .tenant()
              .sql()
              .resultQuery(
                  "select execution_time from scheduled_turns where task_instance = ?", channel)
              .fetchSingle(r -> r.get(0, Instant.class));
        });
  }

  /// Case 64: one watch a day, and whoever hears nothing asks.
  @Test
  void aMailboxIsWatchedOnceADay() {
    world.turn(mailbox);
    assertThat(google.isWatched(gmail.address())).isTrue();
    assertThat(gmail.spent().calls(GoogleMethod.watch)).isZero();
    world.pass(mailbox, Duration.ofHours(25));
    world.turn(mailbox);
    world.turn(mailbox);
    assertThat(gmail.spent().calls(GoogleMethod.watch)).isEqualTo(1);
  }

  @Test
  void aWatchThatFailsStopsNoReading() {
    world.pass(mailbox, Duration.ofHours(25));
    google
        .faults()
        .on(GoogleMethod.watch)
        .of(gmail.address())
        .always()
        .answer(GoogleErrors.badRequest("No such topic"));
    String id = gmail.arrive(mail(gmail, "kim@globex.example", 0));
    world.turn(mailbox);
    world.turn(mailbox);
    assertThat(world.copies(mailbox)).containsExactly(id);
    assertThat(world.channel(mailbox)).containsEntry("trouble", "null");
    assertThat(gmail.spent().calls(GoogleMethod.watch)).isLessThanOrEqualTo(1);
    google.faults().clear();
    world.pass(mailbox, Duration.ofMinutes(61));
    world.turn(mailbox);
    assertThat(
            world.number(
                "select count(*) from channels where id = '%s' and watch_until > now()"
                    .formatted(mailbox.channel())))
        .isEqualTo(1);
  }

  /// Case 64: as long as pushes are heard a quiet mailbox is asked about every quarter of an hour,
  /// and every five minutes at least when they are not, or miss something.
  @Test
  void onlyAMailboxWhosePushesAreHeardIsAskedAboutLessOften() {
    heard("2 hours", "2 hours");
    assertThat(pause()).isGreaterThan(Duration.ofMinutes(13));
    heard("7 hours", "2 days");
    assertThat(pause()).isLessThan(Duration.ofMinutes(6));
    heard("2 hours", "1 hour");
    assertThat(pause()).isLessThan(Duration.ofMinutes(6));
  }

  private void heard(String pushed, String changed) {
    world.execute(
        """
        update channels set pushed_at = now() - interval '%s', changed_at = now() - interval '%s', last_ok_at = now(),
          watch_until = now() + interval '1 day' where id = '%s'
        """
            .formatted(pushed, changed, mailbox.channel()));
  }

  private Duration pause() {
    return Duration.between(Instant.now(), world.turn(mailbox).orElseThrow().at());
  }

  private String genuine() {
    return identities.pushToken(AUDIENCE);
  }

  private String asText(int message) {
    return wrapped(
        "{\"emailAddress\":\"%s\",\"historyId\":\"%d\"}".formatted(gmail.address(), message));
  }

  private static String wrapped(String data) {
    return "{\"message\":{\"data\":\"%s\"}}"
        .formatted(Base64.getEncoder().encodeToString(data.getBytes(UTF_8)));
  }

  private int push(@Nullable String authorization, String body) {
    var request = http.post().uri(PUSH).contentType(MediaType.APPLICATION_JSON).content(body);
    if (authorization != null) request = request.header("Authorization", authorization);
    return request.exchange().getResponse().getStatus();
  }

  private long epoch() {
    return Long.parseLong(String.valueOf(world.channel(mailbox).get("epoch")));
  }

  private long scheduled() {
    return world.number(
        "select count(*) from scheduled_turns where task_instance = '%s'"
            .formatted(mailbox.channel()));
  }

  private void notByTheScheduler() {
    assertThat(scheduled()).isEqualTo(1);
    world.execute(
        "delete from scheduled_turns where task_instance = '%s'".formatted(mailbox.channel()));
  }
}
