package com.invicrm.sync;

import static com.invicrm.sync.SharedGoogle.mail;
import static com.invicrm.sync.SharedGoogle.sent;
import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.InviCrmTest;
import com.invicrm.fixtures.google.FakeMailbox;
import com.invicrm.fixtures.google.GoogleMethod;
import com.invicrm.sync.GmailWorld.Connected;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// A mailbox comes in for the first time: all of it, once, and for no more units than it must.
@InviCrmTest
class FirstImportTest {
  @Autowired ApplicationContext application;

  GmailWorld world;
  FakeMailbox gmail;

  @BeforeEach
  void aWorkspace() {
    world = new GmailWorld(application);
    gmail = SharedGoogle.mailbox();
  }

  @AfterEach
  void end() {
    SharedGoogle.get().faults().clear();
    world.close();
  }

  /// Case 1 of the design, and the price of it.
  @Test
  void everyMailIsInTheLedgerAndNoUnitIsSpentTwice() {
    long plan = 0;
    for (int thread = 0; thread < 300; thread++) {
      int mails = 1 + thread % 5;
      String first = "first-" + thread + "@mail.example";
      for (int i = 0; i < mails; i++) {
        gmail.arrive(
            mail(gmail, "Kim Oh <kim" + thread % 40 + "@globex.example>", 1 + thread / 5.0)
                .thread(String.format("%016x", 0x1000 + thread))
                .inReplyTo(first));
      }
      plan += Math.min(20 * mails, 40);
    }
    Connected mailbox = world.connect(gmail);
    gmail.spent().reset();
    world.drain(mailbox);
    assertThat(world.ledger(mailbox)).isEqualTo(Map.of("done", 900));
    assertThat(world.copies(mailbox)).hasSize(900);
    assertThat(world.activities()).isEqualTo(900);
    long listing = gmail.spent().units(GoogleMethod.listMessages);
    assertThat(listing).isEqualTo(10);
    assertThat(gmail.spent().units()).isLessThanOrEqualTo((plan + listing + 2) * 105 / 100);
  }

  /// Case 2.
  @Test
  void whatArrivesDuringTheListingComesOnce() {
    for (int i = 0; i < 30; i++) gmail.arrive(mail(gmail, "kim@globex.example", i));
    Connected mailbox = world.connect(gmail);
    var late = new AtomicReference<String>();
    SharedGoogle.get()
        .faults()
        .on(GoogleMethod.listMessages)
        .of(gmail.address())
        .times(1)
        .run(_ -> late.set(gmail.arrive(mail(gmail, "pia@globex.example", 0))));
    world.drain(mailbox);
    assertThat(world.ledger(mailbox)).isEqualTo(Map.of("done", 31));
    assertThat(world.copies(mailbox)).contains(late.get());
  }

  /// What the listing has passed already is found by the history.
  @Test
  void whatArrivesBetweenTwoPagesComesOnce() {
    for (int i = 0; i < 30; i++) gmail.arrive(mail(gmail, "kim@globex.example", 1 + i));
    gmail.pages().largest(10);
    Connected mailbox = world.connect(gmail);
    SharedGoogle.get()
        .faults()
        .on(GoogleMethod.listMessages)
        .of(gmail.address())
        .where(c -> !c.parameter("pageToken").isEmpty())
        .times(1)
        .run(_ -> gmail.arrive(mail(gmail, "pia@globex.example", 0)));
    world.drain(mailbox);
    world.turn(mailbox);
    world.drain(mailbox);
    assertThat(world.copies(mailbox)).hasSize(31);
    assertThat(world.activities()).isEqualTo(31);
  }

  /// Case 11.
  @Test
  void anEmptyPageThatNamesAnotherIsNotTheEnd() {
    for (int i = 0; i < 30; i++) gmail.arrive(mail(gmail, "kim@globex.example", 1 + i));
    gmail.pages().largest(10);
    gmail.pages().emptyLists(2);
    Connected mailbox = world.connect(gmail);
    world.drain(mailbox);
    assertThat(world.copies(mailbox)).hasSize(30);
  }

  /// Case 12.
  @Test
  void whatIsDeletedAfterItWasListedIsGoneAndItsNeighboursCome() {
    for (int i = 0; i < 10; i++) gmail.arrive(mail(gmail, "kim@globex.example", 1 + i));
    Connected mailbox = world.connect(gmail);
    // Fetched last: several are fetched at once.
    String gone = gmail.ids().getLast();
    SharedGoogle.get()
        .faults()
        .on(GoogleMethod.getMessage)
        .of(gmail.address())
        .times(1)
        .run(_ -> gmail.delete(gone));
    world.drain(mailbox);
    assertThat(world.ledger(mailbox)).isEqualTo(Map.of("done", 9, "gone deleted", 1));
    assertThat(world.copies(mailbox)).hasSize(9).doesNotContain(gone);
  }

  /// Case 53: by the second, whatever the time zone, and by when it came, whatever its Date says.
  @Test
  void mailOfNinetyDaysComesIn() {
    Instant edge = Instant.now().minus(Duration.ofDays(90));
    String within =
        gmail.arrive(
            mail(gmail, "kim@globex.example", 1)
                .date(Instant.parse("1970-01-01T00:00:00Z"))
                .receivedAt(edge.plusSeconds(120)));
    gmail.arrive(mail(gmail, "pia@globex.example", 1).receivedAt(edge.minusSeconds(120)));
    Connected mailbox = world.connect(gmail);
    world.drain(mailbox);
    assertThat(world.copies(mailbox)).containsExactly(within);
  }

  /// Case 61.
  @Test
  void aMailboxOfWhichNothingCanBeReadDoesNotClaimToBeWell() {
    for (int i = 0; i < 3; i++) gmail.arrive(mail(gmail, "kim@globex.example", 1 + i));
    Connected mailbox = world.connect(gmail);
    SharedGoogle.get()
        .faults()
        .on(GoogleMethod.getMessage)
        .of(gmail.address())
        .always()
        .answer(com.invicrm.fixtures.google.GoogleErrors.badRequest("Cannot be shown"));
    for (int i = 0; i < 12; i++) {
      world.turn(mailbox);
      world.pass(mailbox, Duration.ofDays(1));
    }
    world.turn(mailbox);
    assertThat(world.ledger(mailbox)).isEqualTo(Map.of("poison", 3));
    assertThat(world.channel(mailbox)).containsEntry("trouble", "nothingStored");
  }

  /// Mail that nobody wants is not even listed; what the owner wrote makes people.
  @Test
  void draftsSpamAndTrashAreNotPaidFor() {
    gmail.arrive(sent(gmail, "Pia Holm <pia@globex.example>", 3).labels("SENT"));
    gmail.arrive(mail(gmail, "x@spam.example", 3).labels("SPAM"));
    gmail.arrive(mail(gmail, "x@trash.example", 3).labels("TRASH"));
    gmail.draft(sent(gmail, "secret@globex.example", 0).text("not yet said"));
    Connected mailbox = world.connect(gmail);
    gmail.spent().reset();
    world.drain(mailbox);
    assertThat(gmail.spent().calls(GoogleMethod.getMessage)).isEqualTo(1);
    assertThat(world.contacts()).containsExactly("pia@globex.example");
    assertThat(world.number("select count(*) from message_bodies where text like '%not yet said%'"))
        .isZero();
  }
}
