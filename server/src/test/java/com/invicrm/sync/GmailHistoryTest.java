package com.invicrm.sync;

import static com.invicrm.sync.SharedGoogle.mail;
import static com.invicrm.sync.SharedGoogle.sent;
import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.InviCrmTest;
import com.invicrm.StatementWalls;
import com.invicrm.fixtures.google.FakeMailbox;
import com.invicrm.fixtures.google.GoogleMethod;
import com.invicrm.sync.GmailWorld.Connected;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// What happens in a mailbox after the first import happens in the record, once.
@InviCrmTest
class GmailHistoryTest {
  @Autowired ApplicationContext application;

  GmailWorld world;
  FakeMailbox gmail;
  Connected mailbox;
  String first;

  @BeforeEach
  void aMailboxThatIsIn() {
    world = new GmailWorld(application);
    gmail = SharedGoogle.mailbox();
    first = gmail.arrive(mail(gmail, "kim@globex.example", 3));
    mailbox = world.connect(gmail);
    world.drain(mailbox);
    gmail.spent().reset();
  }

  @AfterEach
  void end() {
    SharedGoogle.get().faults().clear();
    world.close();
  }

  /// What is new is paid for once; looking for it costs two units.
  @Test
  void whatArrivesComesWithTheNextTurn() {
    String id = gmail.arrive(mail(gmail, "pia@globex.example", 0));
    world.turn(mailbox);
    assertThat(world.copies(mailbox)).containsExactlyInAnyOrder(first, id);
    assertThat(gmail.spent().units()).isEqualTo(22);
    world.turn(mailbox);
    assertThat(gmail.spent().units()).isEqualTo(24);
  }

  /// Ten thousand quiet mailboxes are some dozen turns a second: each may ask the database once.
  @Test
  void anUneventfulTurnIsOneStatement() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      long before = StatementWalls.statements();
      world.turn(mailbox);
      // What others ask meanwhile counts, too.
      least = Math.min(least, StatementWalls.statements() - before);
    }
    assertThat(least).isEqualTo(1);
  }

  /// Case 8.
  @Test
  void aForgottenCursorIsRepairedByOneListing() {
    String deleted = gmail.arrive(mail(gmail, "del@globex.example", 1));
    world.drain(mailbox);
    String gap = gmail.arrive(mail(gmail, "gap@globex.example", 0));
    gmail.delete(deleted);
    gmail.expireHistory();
    gmail.spent().reset();
    world.drain(mailbox);
    assertThat(world.copies(mailbox)).containsExactlyInAnyOrder(first, gap);
    assertThat(world.ledger(mailbox)).containsEntry("skipped unlisted", 1);
    assertThat(gmail.spent().calls(GoogleMethod.listMessages)).isEqualTo(1);
    assertThat(world.channel(mailbox)).containsEntry("state", "live").containsEntry("repairs", "1");
    world.turn(mailbox);
    assertThat(gmail.spent().calls(GoogleMethod.listMessages)).isEqualTo(1);
  }

  /// Case 9.
  @Test
  void aCursorThatIsForgottenAgainAndAgainDoesNotMakeALoop() {
    for (int i = 0; i < 2; i++) {
      gmail.spent().reset();
      gmail.arrive(mail(gmail, "pia@globex.example", 0));
      gmail.expireHistory();
      if (i == 0) world.turn(mailbox);
    }
    for (int i = 0; i < 5; i++) world.turn(mailbox);
    assertThat(gmail.spent().calls(GoogleMethod.listMessages)).isZero();
    assertThat(gmail.spent().calls(GoogleMethod.listHistory)).isEqualTo(1);
    assertThat(world.channel(mailbox)).containsEntry("trouble", "repairedTooOften");
    world.pass(mailbox, Duration.ofHours(1));
    world.drain(mailbox);
    assertThat(world.channel(mailbox)).containsEntry("repairs", "2");
  }

  /// Case 10.
  @Test
  void aPageWithoutHistoryThatNamesAnotherIsNotTheEnd() {
    gmail.pages().emptyHistories(2);
    String id = gmail.arrive(mail(gmail, "pia@globex.example", 0));
    world.turn(mailbox);
    assertThat(world.copies(mailbox)).contains(id);
  }

  /// Case 27.
  @Test
  void whatTheHistoryNamesManyTimesComesOnce() {
    gmail.pages().largest(1);
    String id = gmail.arrive(mail(gmail, "pia@globex.example", 0));
    gmail.label(id, "STARRED");
    gmail.touch(id);
    gmail.unlabel(id, "UNREAD");
    world.turn(mailbox);
    assertThat(gmail.spent().calls(GoogleMethod.getMessage)).isEqualTo(1);
    assertThat(world.activities()).isEqualTo(2);
  }

  /// Case 28.
  @Test
  void whatCameAndWentBetweenTwoTurnsIsGone() {
    String id = gmail.arrive(mail(gmail, "pia@globex.example", 0));
    gmail.delete(id);
    world.turn(mailbox);
    assertThat(world.ledger(mailbox)).isEqualTo(Map.of("done", 1, "gone deleted", 1));
    assertThat(gmail.spent().calls(GoogleMethod.getMessage)).isZero();
  }

  /// Case 29: mail of which only a label is heard, such as of a rule that moved it.
  @Test
  void whatIsOnlyHeardOfByALabelComesIn() {
    gmail.holdHistory();
    String id = gmail.arrive(mail(gmail, "pia@globex.example", 0).labels("Label_9"));
    String before = gmail.historyId();
    gmail.releaseHistory();
    gmail.label(id, "INBOX");
    world.execute(
        "update channels set cursors = jsonb_build_array(jsonb_build_object('cursor', '%s', 'at', now())) where id = '%s'"
            .formatted(before, mailbox.channel()));
    world.drain(mailbox);
    assertThat(world.copies(mailbox)).contains(id);
  }

  /// Case 30.
  @Test
  void labelsAreThoseOfTheNewestHistory() {
    gmail.label(first, "STARRED", "IMPORTANT");
    gmail.unlabel(first, "STARRED");
    gmail.label(first, "Label_2");
    for (int i = 0; i < 3; i++) world.turn(mailbox);
    assertThat(labels(first)).isEqualTo(String.join(",", gmail.labels(first).orElseThrow()));
    gmail.unlabel(first, "Label_2");
    world.turn(mailbox);
    assertThat(labels(first)).isEqualTo(String.join(",", gmail.labels(first).orElseThrow()));
  }

  /// Cases 31 and 32.
  @Test
  void aDraftThatIsSavedFiveTimesAndSentIsOneMail() {
    String draft = gmail.draft(sent(gmail, "kim@globex.example", 0).text("unsent words 0"));
    for (int i = 1; i <= 4; i++) {
      draft = gmail.autosave(draft, sent(gmail, "kim@globex.example", 0).text("unsent words " + i));
      world.turn(mailbox);
    }
    String undone = gmail.draft(sent(gmail, "kim@globex.example", 0).text("unsent words 5"));
    gmail.delete(undone);
    String id = gmail.sendDraft(draft, sent(gmail, "kim@globex.example", 0).text("sent words"));
    world.drain(mailbox);
    assertThat(world.copies(mailbox)).containsExactlyInAnyOrder(first, id);
    assertThat(
            world.column(
                "select direction from message_copies where channel_id = '%s' and provider_id = '%s'"
                    .formatted(mailbox.channel(), id)))
        .containsExactly("outbound");
    assertThat(world.number("select count(*) from message_bodies where text like '%unsent words%'"))
        .isZero();
  }

  /// Case 33.
  @Test
  void whatIsTrashedHidesAndShowsAgain() {
    gmail.trash(first);
    world.turn(mailbox);
    assertThat(world.copies(mailbox)).isEmpty();
    assertThat(world.activities()).isZero();
    gmail.untrash(first);
    world.turn(mailbox);
    assertThat(world.copies(mailbox)).containsExactly(first);
    gmail.spam(first);
    world.turn(mailbox);
    assertThat(world.activities()).isZero();
    gmail.notSpam(first);
    world.turn(mailbox);
    assertThat(world.activities()).isEqualTo(1);
  }

  /// Case 34.
  @Test
  void whatIsDeletedIsTakenBackAndLastContactIsWhatIsLeft() {
    gmail.arrive(sent(gmail, "kim@globex.example", 20));
    String newest = gmail.arrive(sent(gmail, "kim@globex.example", 1));
    world.drain(mailbox);
    Instant before = lastContact();
    gmail.delete(newest);
    world.turn(mailbox);
    assertThat(lastContact()).isBefore(before);
    assertThat(world.ledger(mailbox)).containsEntry("gone deleted", 1);
    assertThat(
            world.number(
                "select count(*) from messages where tenant_id = '%s' and is_deleted and subject <> ''"
                    .formatted(world.tenant().id())))
        .isZero();
  }

  /// Mail that is older than the window is not taken in because somebody touches it.
  @Test
  void whatIsOldStaysWhereItIs() {
    String old = gmail.arrive(mail(gmail, "old@globex.example", 200));
    gmail.label(old, "STARRED");
    world.turn(mailbox);
    assertThat(world.ledger(mailbox)).containsEntry("skipped old", 1);
    assertThat(world.copies(mailbox)).doesNotContain(old);
  }

  /// Case 62: the head is known before the change can be read.
  @Test
  void aChangeThatShowsLateIsNotMissed() {
    gmail.holdHistory();
    String id = gmail.arrive(mail(gmail, "pia@globex.example", 0));
    world.turn(mailbox);
    assertThat(world.copies(mailbox)).doesNotContain(id);
    gmail.releaseHistory();
    world.turn(mailbox);
    assertThat(world.copies(mailbox)).contains(id);
  }

  private String labels(String id) {
    return world
        .column(
            "select array_to_string(labels, ',') from message_copies where channel_id = '%s' and provider_id = '%s'"
                .formatted(mailbox.channel(), id))
        .getFirst();
  }

  private Instant lastContact() {
    return Instant.parse(
        world
            .column(
                "select to_char(last_contacted_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') from contacts where tenant_id = '%s' and not is_deleted"
                    .formatted(world.tenant().id()))
            .getFirst());
  }
}
