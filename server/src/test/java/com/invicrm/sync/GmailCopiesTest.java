package com.invicrm.sync;

import static com.invicrm.sync.SharedGoogle.mail;
import static com.invicrm.sync.SharedGoogle.sent;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.InviCrmTest;
import com.invicrm.access.Role;
import com.invicrm.fixtures.google.FakeMail;
import com.invicrm.fixtures.google.FakeMailbox;
import com.invicrm.fixtures.google.GoogleMethod;
import com.invicrm.sync.GmailWorld.Connected;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// Which mails of mailboxes at Gmail are one, and which are not.
@InviCrmTest
class GmailCopiesTest {
  @Autowired ApplicationContext application;
  @Autowired Imports imports;

  GmailWorld world;
  FakeMailbox gmail;
  Connected mailbox;

  @BeforeEach
  void aMailbox() {
    world = new GmailWorld(application);
    gmail = SharedGoogle.mailbox();
    mailbox = world.connect(gmail);
  }

  @AfterEach
  void end() {
    world.close();
  }

  /// Case 39.
  @Test
  void oneMailInThreeColleaguesMailboxesIsOneThatNobodyElseReads() {
    FakeMail one = mail(gmail, "kim@globex.example", 1);
    gmail.arrive(one);
    world.drain(mailbox);
    List<Connected> others = new ArrayList<>();
    for (String name : List.of("Bob", "Eve")) {
      FakeMailbox theirs = SharedGoogle.mailbox();
      theirs.arrive(one);
      others.add(world.connect(world.tenant().colleague(name, Role.rep), theirs));
    }
    others.forEach(world::drain);
    assertThat(messages()).isEqualTo(1);
    assertThat(world.activities()).isEqualTo(1);
    assertThat(
            world.rows(
                of(
                    "select count(*), count(distinct user_id), max(sharing) from message_copies where tenant_id = '%s' and not is_deleted")))
        .containsExactly(List.of("3", "3", "0"));
    for (Connected other : others) {
      assertThat(world.ledger(other)).isEqualTo(Map.of("done", 1));
      assertThat(other.at().spent().calls(GoogleMethod.getMessage)).isEqualTo(1);
    }
  }

  /// Case 40.
  @Test
  void aMessageIdUsedTwiceJoinsNothing() {
    gmail.arrive(mail(gmail, "kim@globex.example", 2).messageId("1@again.example"));
    gmail.arrive(
        mail(gmail, "kim@globex.example", 1).messageId("1@again.example").text("Other words"));
    world.drain(mailbox);
    assertThat(messages()).isEqualTo(2);
  }

  /// Case 41.
  @Test
  void mailsWithoutAMessageIdOfOneSecondAreTwoAlsoTheSecondTime() {
    Instant at = Instant.now().minusSeconds(90_000);
    for (String words : List.of("One thing", "Another thing")) {
      gmail.arrive(
          FakeMail.from("kim@globex.example")
              .to(gmail.address())
              .subject("Same")
              .date(at)
              .receivedAt(at)
              .text(words));
    }
    world.drain(mailbox);
    assertThat(messages()).isEqualTo(2);
    gmail.expireHistory();
    gmail.spent().reset();
    world.drain(mailbox);
    assertThat(messages()).isEqualTo(2);
    assertThat(world.activities()).isEqualTo(2);
    assertThat(gmail.spent().calls(GoogleMethod.getMessage)).isZero();
  }

  /// Case 42.
  @Test
  void aListsCopyWithItsFooterAndTheDirectOneAreOne() {
    FakeMail direct = mail(gmail, "kim@globex.example", 1).text("The plan.");
    gmail.arrive(direct);
    gmail.arrive(
        direct.text("The plan.\n\n-- \nYou get this from the list").header("List-Id", "x"));
    world.drain(mailbox);
    assertThat(messages()).isEqualTo(1);
    assertThat(world.copies(mailbox)).hasSize(2);
    assertThat(world.activities()).isEqualTo(1);
  }

  /// Case 51: what no parser gets through is set aside alone.
  @Test
  void aMailThatCannotBeReadStopsNoOther() {
    StringBuilder nested = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      nested
          .append("Content-Type: multipart/mixed; boundary=b")
          .append(i)
          .append("\r\n\r\n--b")
          .append(i)
          .append("\r\n");
    }
    String head = "From: kim@globex.example\r\nTo: " + gmail.address() + "\r\nSubject: x\r\n";
    gmail.arrive((head + nested + "\r\n\r\nx").getBytes(UTF_8));
    String kept = gmail.arrive(mail(gmail, "pia@globex.example", 0));
    world.drain(mailbox);
    assertThat(world.copies(mailbox)).containsExactly(kept);
    assertThat(world.ledger(mailbox)).isEqualTo(Map.of("done", 1, "poison", 1));
  }

  /// Case 81.
  @Test
  void aFileOfTheMailboxAndTheMailboxItselfAreOne() throws Exception {
    for (int i = 1; i <= 5; i++) gmail.send(sent(gmail, "kim" + i + "@globex.example", i));
    var mbox = new ByteArrayOutputStream();
    for (String id : gmail.ids()) {
      mbox.write("From x@y.example Mon Mar  2 09:00:00 2026\n".getBytes(UTF_8));
      mbox.write(gmail.bytes(id));
      mbox.write("\n\n".getBytes(UTF_8));
    }
    handedIn(mbox.toByteArray());
    assertThat(world.activities()).isEqualTo(5);
    world.drain(mailbox);
    assertThat(messages()).isEqualTo(5);
    assertThat(world.activities()).isEqualTo(5);
    assertThat(world.copies(mailbox)).hasSize(5);
    assertThat(world.contacts()).hasSize(5);
    assertThat(
            world.number(
                "select count(*) from sync_items where channel_id = '%s' and reason = 'merged'"
                    .formatted(mailbox.channel())))
        .isEqualTo(5);
  }

  private void handedIn(byte[] mbox) {
    var request =
        new ImportRequest(
            "mail.mbox",
            gmail.address(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Import.Mode.real);
    UUID id =
        world
            .tenant()
            .call(
                () -> imports.start(world.tenant().viewer(), request, to -> Files.write(to, mbox)))
            .id();
    Awaitility.await()
        .until(() ->
            world
                .column("select status from imports where id = '%s'".formatted(id))
                .equals(List.of("done")));
  }

  private long messages() {
    return world.number(
        of("select count(*) from messages where tenant_id = '%s' and not is_deleted"));
  }

  private String of(String query) {
    return query.formatted(world.tenant().id());
  }
}
