package com.invicrm.sync;

import static com.invicrm.sync.SharedGoogle.mail;
import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.InviCrmTest;
import com.invicrm.fixtures.google.FakeMailbox;
import com.invicrm.fixtures.google.Fault;
import com.invicrm.fixtures.google.GoogleErrors;
import com.invicrm.fixtures.google.GoogleMethod;
import com.invicrm.jobs.TurnHandler.Next;
import com.invicrm.sync.GmailWorld.Connected;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// What Gmail refuses is asked again when it may be, and never counts against a mail.
@InviCrmTest
class GmailThrottleTest {
  @Autowired ApplicationContext application;

  GmailWorld world;
  FakeMailbox gmail;
  Connected mailbox;

  @BeforeEach
  void aMailboxWithNewMail() {
    world = new GmailWorld(application);
    gmail = SharedGoogle.mailbox();
    mailbox = world.connect(gmail);
    world.drain(mailbox);
    for (int i = 0; i < 5; i++) gmail.arrive(mail(gmail, "kim" + i + "@globex.example", 0));
    gmail.spent().reset();
  }

  @AfterEach
  void end() {
    SharedGoogle.get().faults().clear();
    world.execute("update provider_units set cool_until = null");
    world.close();
  }

  /// Case 13.
  @Test
  void whoIsToldToWaitWaitsAndOthersDoNot() {
    FakeMailbox other = SharedGoogle.mailbox();
    Connected unaffected = world.connect(other);
    world.drain(unaffected);
    other.arrive(mail(other, "pia@globex.example", 0));
    fault(GoogleErrors.retryAfter(37));
    Next next = world.turn(mailbox).orElseThrow();
    assertThat(next.at()).isAfter(Instant.now().plusSeconds(30));
    long calls = gmail.spent().units();
    world.pass(mailbox, Duration.ofSeconds(30));
    for (int i = 0; i < 5; i++) world.turn(mailbox);
    assertThat(gmail.spent().units()).isEqualTo(calls);
    world.turn(unaffected);
    assertThat(world.copies(unaffected)).hasSize(1);
    assertThat(world.channel(mailbox))
        .containsEntry("strikes", "1")
        .containsEntry("trouble", "throttled");
    SharedGoogle.get().faults().clear();
    world.pass(mailbox, Duration.ofSeconds(10));
    world.turn(mailbox);
    assertThat(world.ledger(mailbox)).isEqualTo(Map.of("done", 5));
    assertThat(world.channel(mailbox))
        .containsEntry("strikes", "0")
        .containsEntry("trouble", "null");
  }

  static Stream<Fault> throttles() {
    return Stream.of(
        GoogleErrors.userRateLimit(),
        GoogleErrors.rateLimit(),
        GoogleErrors.userQuota(),
        GoogleErrors.tooManyAtOnce(),
        GoogleErrors.retryAt(Instant.now().plusSeconds(60)));
  }

  /// Case 14.
  @ParameterizedTest
  @MethodSource("throttles")
  void aThrottleIsNoFailure(Fault throttle) {
    SharedGoogle.get()
        .faults()
        .on(GoogleMethod.getMessage)
        .of(gmail.address())
        .times(20)
        .answer(throttle);
    for (int i = 0; i < 8; i++) {
      world.turn(mailbox);
      world.pass(mailbox, Duration.ofHours(1));
    }
    SharedGoogle.get().faults().clear();
    world.drain(mailbox);
    assertThat(world.ledger(mailbox)).isEqualTo(Map.of("done", 5));
    assertThat(
            world.number(
                "select max(attempts) from sync_items where channel_id = '%s'"
                    .formatted(mailbox.channel())))
        .isZero();
  }

  /// Case 15.
  @Test
  void tooManyAtOnceBecomeFewerAndMoreAgain() {
    fault(GoogleErrors.tooManyAtOnce());
    world.turn(mailbox);
    assertThat(world.channel(mailbox).get("pace")).contains("\"atOnce\": 2");
    SharedGoogle.get().faults().clear();
    world.pass(mailbox, Duration.ofHours(1));
    world.turn(mailbox);
    assertThat(world.channel(mailbox).get("pace")).contains("\"atOnce\": 4");
  }

  /// Case 16.
  @Test
  void aDayThatIsSpentPausesEverybodyUntilTheNext() {
    fault(GoogleErrors.dailyLimit());
    Next next = world.turn(mailbox).orElseThrow();
    assertThat(Duration.between(Instant.now(), next.at()))
        .isLessThanOrEqualTo(Duration.ofHours(25));
    assertThat(world.channel(mailbox)).containsEntry("trouble", "projectThrottled");
    FakeMailbox other = SharedGoogle.mailbox();
    Connected another = world.connect(other);
    world.turn(another);
    assertThat(other.spent().units()).isZero();
    SharedGoogle.get().faults().clear();
    world.pass(mailbox, Duration.ofHours(25));
    world.drain(mailbox);
    assertThat(world.ledger(mailbox)).isEqualTo(Map.of("done", 5));
  }

  /// Case 17.
  @Test
  void whatTheOrganisationForbidsIsNotTriedAgain() {
    fault(GoogleErrors.domainPolicy());
    world.turn(mailbox);
    assertThat(world.integration(mailbox)).containsEntry("status", "paused");
    assertThat(world.channel(mailbox)).containsEntry("trouble", "forbidden");
    gmail.spent().reset();
    for (int i = 0; i < 5; i++) {
      world.pass(mailbox, Duration.ofHours(1));
      world.turn(mailbox);
    }
    assertThat(gmail.spent().units()).isZero();
  }

  static Stream<Fault> passing() {
    return Stream.of(
        GoogleErrors.broken(500),
        GoogleErrors.broken(503),
        Fault.reset(),
        Fault.truncated(),
        Fault.cutOff());
  }

  /// Case 18.
  @ParameterizedTest
  @MethodSource("passing")
  void whatBreaksIsTriedAgainLater(Fault broken) {
    SharedGoogle.get()
        .faults()
        .on(GoogleMethod.getMessage)
        .of(gmail.address())
        .times(7)
        .answer(broken);
    SharedGoogle.get()
        .faults()
        .on(GoogleMethod.listHistory)
        .of(gmail.address())
        .times(2)
        .answer(broken);
    Next next = world.turn(mailbox).orElseThrow();
    assertThat(next.at()).isAfter(Instant.now());
    world.pass(mailbox, Duration.ofHours(1));
    world.drain(mailbox);
    assertThat(world.ledger(mailbox)).isEqualTo(Map.of("done", 5));
  }

  /// A mail that cannot be had five times is set aside, and its neighbours come.
  @Test
  void aMailThatNeverComesIsSetAside() {
    String bad = gmail.ids().getFirst();
    SharedGoogle.get()
        .faults()
        .on(GoogleMethod.getMessage)
        .of(gmail.address())
        .where(c -> c.id().equals(bad))
        .always()
        .answer(GoogleErrors.broken(500));
    world.drain(mailbox);
    assertThat(world.ledger(mailbox)).isEqualTo(Map.of("done", 4, "poison", 1));
  }

  /// Case 20.
  @Test
  void aTokenThatEndsAmidATurnIsRenewedOnce() {
    List<String> before = List.copyOf(gmail.ids());
    SharedGoogle.get()
        .faults()
        .on(GoogleMethod.getMessage)
        .of(gmail.address())
        .times(1)
        .run(_ -> SharedGoogle.get().expireTokens(gmail.address()));
    world.drain(mailbox);
    assertThat(world.copies(mailbox)).containsExactlyInAnyOrderElementsOf(before);
    assertThat(FakeConsent.SHARED.account(gmail.address()).refreshes()).isEqualTo(1);
  }

  private void fault(Fault fault) {
    SharedGoogle.get().faults().onAny().of(gmail.address()).always().answer(fault);
  }
}
