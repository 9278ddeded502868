package com.invicrm.sync;

import static com.invicrm.sync.SharedGoogle.mail;
import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.InviCrmTest;
import com.invicrm.fixtures.google.Fault;
import com.invicrm.fixtures.google.GoogleErrors;
import com.invicrm.jobs.TurnHandler.Next;
import com.invicrm.sync.GmailWorld.Connected;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// Case 19: two hundred mailboxes are told to wait at the same moment.
@InviCrmTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GmailStormTest {
  private static final int MAILBOXES = 200;

  /// Two hundred that come back within ten seconds are twenty a second; thrice that is a burst.
  private static final long BURST = 60;

  @Autowired ApplicationContext application;

  final List<Connected> mailboxes = new ArrayList<>();
  GmailWorld world;

  @BeforeAll
  void manyMailboxes() {
    world = new GmailWorld(application);
    for (int i = 0; i < MAILBOXES; i++) mailboxes.add(world.connect(SharedGoogle.mailbox()));
  }

  @AfterEach
  void calm() {
    SharedGoogle.get().faults().clear();
    world.execute("update provider_units set cool_until = null");
    world.execute(
        "update channels set cool_until = null, strikes = 0, trouble = null where tenant_id = '%s'"
            .formatted(world.tenant().id()));
  }

  @AfterAll
  void end() {
    world.close();
  }

  @Test
  void eachComesBackAtATimeOfItsOwn() {
    always(GoogleErrors.userRateLimit());
    List<Duration> waits = waits();
    assertThat(mostInASecond(waits)).isLessThan(BURST);
    assertNobodyLooksTwice();
    SharedGoogle.get().faults().clear();
    Connected one = mailboxes.getFirst();
    one.at().arrive(mail(one.at(), "kim@globex.example", 0));
    world.pass(one, Duration.ofMinutes(1));
    world.drain(one);
    assertThat(world.ledger(one)).isEqualTo(Map.of("done", 1));
  }

  /// Google says when, and to all the same: nobody asks before, and not all of them then.
  @Test
  void whoIsToldTheSameMomentComesBackApart() {
    Instant told = Instant.now().plusSeconds(60);
    always(GoogleErrors.retryAt(told));
    List<Instant> next = turns();
    assertThat(next).allMatch(at -> !at.isBefore(told));
    assertThat(mostInASecond(next.stream().map(at -> Duration.between(told, at)).toList()))
        .isLessThan(BURST);
    assertNobodyLooksTwice();
  }

  /// It concerns all: after the first nobody asks, and nobody makes it longer by trying.
  @Test
  void whatOneIsToldForAllIsNotAskedByOthersNorMadeLonger() {
    always(GoogleErrors.projectQuota());
    world.turn(mailboxes.getFirst());
    String until = gate();
    spent();
    List<Instant> next =
        mailboxes.stream().skip(1).map(m -> world.turn(m).orElseThrow().at()).toList();
    assertThat(mailboxes.stream().skip(1).mapToLong(m -> m.at().spent().units()).sum()).isZero();
    assertThat(gate()).isEqualTo(until);
    Instant open = Collections.min(next);
    assertThat(mostInASecond(next.stream().map(at -> Duration.between(open, at)).toList()))
        .isLessThan(BURST);
    // Amid its last second, too.
    world.execute("update provider_units set cool_until = now() + interval '300 milliseconds'");
    world.execute("update channels set cool_until = null");
    until = gate();
    world.turn(mailboxes.getLast());
    assertThat(gate()).isEqualTo(until);
  }

  private void always(Fault fault) {
    SharedGoogle.get().faults().onAny().always().answer(fault);
  }

  private List<Instant> turns() {
    return mailboxes.stream().map(m -> world.turn(m).orElseThrow()).map(Next::at).toList();
  }

  /// How long each waits from when it was told.
  private List<Duration> waits() {
    List<Duration> waits = new ArrayList<>();
    for (Connected mailbox : mailboxes) {
      Instant told = Instant.now();
      waits.add(Duration.between(told, world.turn(mailbox).orElseThrow().at()));
    }
    return waits;
  }

  private static long mostInASecond(List<Duration> waits) {
    return waits.stream()
        .collect(Collectors.groupingBy(Duration::toSeconds, Collectors.counting()))
        .values()
        .stream()
        .mapToLong(n -> n)
        .max()
        .orElseThrow();
  }

  private void assertNobodyLooksTwice() {
    String standing =
        "select id, cool_until, strikes from channels where tenant_id = '%s' order by id"
            .formatted(world.tenant().id());
    List<List<String>> before = world.rows(standing);
    assertThat(before).hasSize(MAILBOXES).allMatch(r -> r.get(2).equals("1"));
    spent();
    turns();
    assertThat(mailboxes).allMatch(m -> m.at().spent().units() == 0);
    assertThat(world.rows(standing)).isEqualTo(before);
  }

  private void spent() {
    mailboxes.forEach(m -> m.at().spent().reset());
  }

  private String gate() {
    return world.column("select max(cool_until) from provider_units").getFirst();
  }
}
