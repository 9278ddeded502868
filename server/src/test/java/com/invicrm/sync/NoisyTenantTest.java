package com.invicrm.sync;

import static com.invicrm.sync.SharedGoogle.mail;
import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.InviCrmTest;
import com.invicrm.fixtures.google.FakeMailbox;
import com.invicrm.fixtures.google.GoogleErrors;
import com.invicrm.fixtures.google.GoogleMethod;
import com.invicrm.jobs.TurnHandler.Next;
import com.invicrm.jobs.TurnHandler.Urgency;
import com.invicrm.sync.GmailWorld.Connected;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// Case 66: a workspace with many mailboxes and much mail leaves room for others. Which turns are
/// picked first is in [com.invicrm.jobs.TurnsTest].
@InviCrmTest
class NoisyTenantTest {
  @Autowired ApplicationContext application;
  @Autowired MailboxTurns turns;
  @Autowired MailboxSources sources;
  @Autowired LeaseDesk leases;

  GmailWorld noisy;
  GmailWorld quiet;

  @BeforeEach
  void twoWorkspaces() {
    noisy = new GmailWorld(application);
    quiet = new GmailWorld(application);
  }

  @AfterEach
  void end() {
    SharedGoogle.get().faults().clear();
    noisy.close();
    quiet.close();
  }

  @Test
  void howeverManyMailboxesAreDueAnotherWorkspaceIsRead() throws Exception {
    List<Connected> many = new ArrayList<>();
    for (int i = 0; i <= TenantShares.MOST; i++) many.add(noisy.connect(SharedGoogle.mailbox()));
    FakeMailbox gmail = SharedGoogle.mailbox();
    Connected one = quiet.connect(gmail);
    gmail.arrive(mail(gmail, "kim@globex.example", 0));
    List<String> busyOnes =
        many.subList(0, TenantShares.MOST).stream().map(m -> m.at().address()).toList();
    var busy = new CountDownLatch(TenantShares.MOST);
    var go = new CountDownLatch(1);
    SharedGoogle.get()
        .faults()
        .on(GoogleMethod.getProfile)
        .where(c -> busyOnes.contains(c.mailbox()))
        .always()
        .run(_ -> {
          busy.countDown();
          await(go);
        });
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Optional<Next>>> running = new ArrayList<>();
      for (Connected each : many.subList(0, TenantShares.MOST)) {
        running.add(threads.submit(() -> noisy.turn(each)));
      }
      assertThat(busy.await(60, TimeUnit.SECONDS)).isTrue();
      Connected last = many.getLast();
      assertThat(noisy.turn(last, Urgency.bulk).orElseThrow().urgency()).isEqualTo(Urgency.bulk);
      assertThat(last.at().spent().units()).isZero();
      quiet.turn(one);
      assertThat(quiet.copies(one)).hasSize(1);
      go.countDown();
      for (Future<Optional<Next>> each : running) each.get();
      noisy.turn(last);
      assertThat(last.at().spent().units()).isPositive();
    } finally {
      go.countDown();
    }
  }

  /// Whoever connected a mailbox waits for it, until its newest three hundred mails are there; the
  /// rest of its past lets others go first.
  @Test
  void aNewMailboxGoesFirstAndItsPastLast() {
    FakeMailbox gmail = SharedGoogle.mailbox();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 350; i++) {
      ids.add(gmail.arrive(mail(gmail, "kim" + i % 7 + "@globex.example", 1 + i / 10.0)));
    }
    Connected mailbox = quiet.connect(gmail);
    assertThat(askedFor(mailbox)).isEqualTo("2");
    throttledAfter(gmail, 150);
    quiet.turn(mailbox);
    assertThat(quiet.copies(mailbox)).containsExactlyInAnyOrderElementsOf(ids.subList(0, 150));
    assertThat(nextUrgency(mailbox)).isEqualTo(Urgency.fresh);
    SharedGoogle.get().faults().clear();
    quiet.pass(mailbox, Duration.ofHours(1));
    throttledAfter(gmail, 150);
    quiet.turn(mailbox);
    assertThat(quiet.copies(mailbox)).containsExactlyInAnyOrderElementsOf(ids.subList(0, 300));
    assertThat(nextUrgency(mailbox)).isEqualTo(Urgency.bulk);
    SharedGoogle.get().faults().clear();
    quiet.pass(mailbox, Duration.ofHours(1));
    quiet.drain(mailbox);
    assertThat(quiet.copies(mailbox)).hasSize(350);
  }

  /// After so many more mails none are given.
  private static void throttledAfter(FakeMailbox gmail, int mails) {
    var asked = new AtomicInteger();
    SharedGoogle.get()
        .faults()
        .on(GoogleMethod.getMessage)
        .of(gmail.address())
        .where(_ -> asked.incrementAndGet() > mails)
        .always()
        .answer(GoogleErrors.userRateLimit());
  }

  /// The urgency of what comes after a turn that could go on.
  private Urgency nextUrgency(Connected mailbox) {
    return quiet
        .tenant()
        .call(() -> {
          Lease lease = leases.claim(mailbox.channel()).orElseThrow();
          return leases.goesOn(lease, sources.turn(lease), Duration.ZERO).urgency();
        });
  }

  /// The priority of the turn that whoever connects a mailbox asks for.
  private String askedFor(Connected mailbox) {
    return quiet
        .tenant()
        .read(() -> {
          turns.ask(mailbox.channel());
          return String.valueOf(
              quiet
                  .tenant()
                  .sql()
                  .fetchValue(
                      "delete from scheduled_turns where task_instance = ? returning priority",
                      mailbox.channel().toString()));
        });
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
