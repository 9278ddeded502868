package com.invicrm.sync.google;

import static com.invicrm.fixtures.google.GoogleMethod.getMessage;
import static com.invicrm.fixtures.google.GoogleMethod.getThread;
import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.capture.mime.MessageRef;
import com.invicrm.fixtures.google.FakeMail;
import com.invicrm.fixtures.google.Fault;
import com.invicrm.fixtures.google.GoogleErrors;
import com.invicrm.sync.MailSource.Delivered;
import com.invicrm.sync.MailSource.Delivered.Came;
import com.invicrm.sync.MailSource.Delivered.Failed;
import com.invicrm.sync.MailSource.Delivered.Gone;
import com.invicrm.sync.MailSource.Delivery;
import com.invicrm.sync.MailSource.Wanted;
import com.invicrm.sync.SourceException.Forbidden;
import com.invicrm.sync.SourceException.NeedsConsent;
import com.invicrm.sync.SourceException.Scope;
import com.invicrm.sync.SourceException.Throttled;
import com.invicrm.sync.SourceException.TurnOver;
import com.invicrm.sync.SourceException.Unreachable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Mails are fetched at the least price, and one that cannot be had does not hold up the others.
class GmailFetchTest {
  private static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");

  private final FakeGmail gmail = new FakeGmail();

  @AfterEach
  void stop() {
    gmail.close();
  }

  @Test
  void threeOfAThreadComeTogetherAndTwoEachAlone() {
    List<String> three = thread("a", 5).subList(1, 4);
    List<String> two = thread("b", 2);
    Delivery delivery = fetch(Stream.concat(three.stream(), two.stream()).toList());
    assertThat(came(delivery)).containsExactlyInAnyOrderElementsOf(join(three, two));
    assertThat(gmail.ann.spent().calls(getThread)).isEqualTo(1);
    assertThat(gmail.ann.spent().calls(getMessage)).isEqualTo(2);
    assertThat(gmail.turn.spent()).isEqualTo(80).isEqualTo((int) gmail.ann.spent().units());
  }

  @Test
  void whatAMailboxSaysOfAMailComesWithIt() {
    String id = gmail.ann.arrive(mail("One").receivedAt(NOW).date(NOW.minusSeconds(9_999)));
    gmail.ann.label(id, "STARRED");
    Came came = (Came) fetch(List.of(id)).mails().getFirst();
    MessageRef ref = came.mail().ref();
    assertThat(ref.labels())
        .containsExactlyInAnyOrder("INBOX", "UNREAD", "CATEGORY_PERSONAL", "STARRED");
    assertThat(ref.receivedAt()).isEqualTo(NOW);
    assertThat(ref.thread()).isEqualTo(gmail.ann.thread(id));
    assertThat(came.at()).isEqualTo(gmail.ann.historyId());
  }

  @Test
  void case12WhatWasDeletedSinceIsGoneAndItsNeighboursCome() {
    List<String> ids = thread("a", 4);
    String lone = gmail.ann.arrive(mail("Lone"));
    List<Wanted> wanted = wanted(join(ids, List.of(lone)));
    gmail.ann.delete(ids.get(1));
    gmail.ann.delete(lone);
    Delivery delivery = gmail.source().fetch(wanted);
    assertThat(came(delivery)).containsExactlyInAnyOrder(ids.get(0), ids.get(2), ids.get(3));
    assertThat(delivery.mails()).contains(new Gone(ids.get(1)), new Gone(lone));
    assertThat(delivery.stopped()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource
  void case13To16AThrottleStopsTheRestAndIsNobodysFailure(
      Fault throttle, Scope scope, boolean tells) {
    gmail.google.clock().set(NOW);
    gmail.turn.atOnce(1);
    List<String> ids = lone(4);
    gmail.google.faults().on(getMessage).where(c -> c.number() == 3).answer(throttle);
    Delivery delivery = fetch(ids);
    assertThat(came(delivery)).containsExactlyElementsOf(ids.subList(0, 2));
    assertThat(delivery.mails()).noneMatch(Failed.class::isInstance);
    Throttled stopped = (Throttled) delivery.stopped().orElseThrow();
    assertThat(stopped.scope()).isEqualTo(scope);
    assertThat(stopped.until().isPresent()).isEqualTo(tells);
    if (tells) assertThat(stopped.until()).contains(NOW.plusSeconds(37));
    assertThat(gmail.ann.spent().calls(getMessage)).isEqualTo(3);
  }

  static Stream<Object[]> case13To16AThrottleStopsTheRestAndIsNobodysFailure() {
    return Stream.of(
        new Object[] {GoogleErrors.retryAfter(37), Scope.mailbox, true},
        new Object[] {GoogleErrors.retryAt(NOW.plusSeconds(37)), Scope.mailbox, true},
        new Object[] {GoogleErrors.userRateLimit(), Scope.mailbox, false},
        new Object[] {GoogleErrors.userQuota(), Scope.mailbox, false},
        new Object[] {GoogleErrors.projectQuota(), Scope.project, false},
        new Object[] {GoogleErrors.tooManyAtOnce(), Scope.atOnce, false},
        new Object[] {GoogleErrors.dailyLimit(), Scope.day, false});
  }

  @Test
  void case17WhatTheOrganisationForbidsStopsTheRestInWordsForItsAdmin() {
    gmail.google.faults().on(getMessage).always().answer(GoogleErrors.domainPolicy());
    Delivery delivery = fetch(lone(9));
    assertThat(delivery.stopped()).containsInstanceOf(Forbidden.class);
    assertThat(delivery.stopped().orElseThrow()).hasMessageContaining("admin");
    assertThat(delivery.mails()).isEmpty();
    assertThat(gmail.ann.spent().calls(getMessage)).isLessThanOrEqualTo(4);
  }

  @ParameterizedTest
  @MethodSource
  void case18OneThatCannotBeHadFailsAndTheOthersCome(Fault fault) {
    List<String> ids = lone(3);
    gmail
        .google
        .faults()
        .on(getMessage)
        .where(c -> c.id().equals(ids.get(1)))
        .always()
        .answer(fault);
    Delivery delivery = fetch(ids);
    assertThat(came(delivery)).containsExactlyInAnyOrder(ids.get(0), ids.get(2));
    assertThat(delivery.mails())
        .filteredOn(Failed.class::isInstance)
        .extracting(Delivered::id)
        .containsExactly(ids.get(1));
    assertThat(delivery.stopped()).isEmpty();
    gmail.google.faults().clear();
    assertThat(came(fetch(ids))).hasSize(3);
  }

  static List<Fault> case18OneThatCannotBeHadFailsAndTheOthersCome() {
    return List.of(
        GoogleErrors.broken(500),
        GoogleErrors.broken(503),
        Fault.reset(),
        Fault.cutOff(),
        Fault.truncated(),
        Fault.answer(200, "text/html", "<h1>Proxy</h1>"),
        Fault.answer(200, "application/json", "{\"id\":\"1\"}"));
  }

  @Test
  void case18AnAnswerIsNotWaitedForForEver() {
    try (var impatient = new FakeGmail(Duration.ofSeconds(3))) {
      String id = impatient.ann.arrive(mail("One"));
      impatient.google.faults().on(getMessage).answer(Fault.silence());
      Delivery delivery = impatient.source().fetch(List.of(new Wanted(id, null)));
      assertThat(delivery.mails()).singleElement().isInstanceOf(Failed.class);
    }
  }

  @Test
  void whenGoogleIsAwayNotEveryMailIsTried() {
    gmail.turn.atOnce(1);
    gmail.google.faults().on(getMessage).always().answer(GoogleErrors.broken(503));
    Delivery delivery = fetch(lone(20));
    assertThat(delivery.stopped()).containsInstanceOf(Unreachable.class);
    assertThat(gmail.ann.spent().calls(getMessage)).isEqualTo(3);
  }

  @Test
  void aThreadThatCannotBeHadIsFetchedOneByOne() {
    List<String> ids = thread("a", 3);
    gmail.google.faults().on(getThread).answer(Fault.truncated());
    assertThat(came(fetch(ids))).containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  void case20ATokenThatEndsIsReplacedAndTheCallsMadeAgain() {
    List<String> ids = lone(8);
    String first = gmail.turn.token();
    gmail
        .google
        .faults()
        .on(getMessage)
        .where(c -> c.number() == 1)
        .run(_ -> {
          gmail.google.expireTokens("ann@acme.example");
          gmail.turn.further.add(gmail.google.accessToken("ann@acme.example"));
        });
    Delivery delivery = fetch(ids);
    assertThat(came(delivery)).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(gmail.turn.refused).isNotEmpty().containsOnly(first);
    assertThat(gmail.turn.spent()).isEqualTo(160).isEqualTo((int) gmail.ann.spent().units());
  }

  @Test
  void withoutAnotherTokenTheRestWaitsForTheOwner() {
    List<String> ids = lone(3);
    gmail.google.expireTokens("ann@acme.example");
    Delivery delivery = fetch(ids);
    assertThat(delivery.mails()).isEmpty();
    assertThat(delivery.stopped()).containsInstanceOf(NeedsConsent.class);
  }

  @Test
  void theEndOfTheTurnStopsTheRest() {
    List<String> ids = lone(5);
    gmail.turn.budget(50);
    Delivery delivery = fetch(ids);
    assertThat(came(delivery)).hasSize(2);
    assertThat(delivery.stopped()).containsInstanceOf(TurnOver.class);
  }

  @Test
  void asManyCallsAreUnderWayAsTheTurnAllows() {
    var most = new AtomicInteger();
    var now = new AtomicInteger();
    var three = new CountDownLatch(3);
    gmail.turn.atOnce(3);
    gmail
        .google
        .faults()
        .on(getMessage)
        .always()
        .run(_ -> {
          most.accumulateAndGet(now.incrementAndGet(), Math::max);
          three.countDown();
          await(three);
          now.decrementAndGet();
        });
    assertThat(came(fetch(lone(9)))).hasSize(9);
    assertThat(most).hasValue(3);
  }

  private List<String> thread(String name, int mails) {
    List<String> ids = new ArrayList<>();
    ids.add(gmail.ann.arrive(mail(name).messageId(name + "@mail.example")));
    while (ids.size() < mails) {
      ids.add(gmail.ann.arrive(mail("Re: " + name).inReplyTo(name + "@mail.example")));
    }
    return ids;
  }

  private List<String> lone(int mails) {
    return Stream.generate(() -> gmail.ann.arrive(mail("Lone"))).limit(mails).toList();
  }

  private Delivery fetch(List<String> ids) {
    return gmail.source().fetch(wanted(ids));
  }

  private List<Wanted> wanted(List<String> ids) {
    return ids.stream().map(id -> new Wanted(id, gmail.ann.thread(id))).toList();
  }

  private static List<String> came(Delivery delivery) {
    return delivery.mails().stream().filter(Came.class::isInstance).map(Delivered::id).toList();
  }

  private static List<String> join(List<String> some, List<String> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  private static FakeMail mail(String subject) {
    return FakeMail.from("Kim Oh <kim@harbour.example>").to("ann@acme.example").subject(subject);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
