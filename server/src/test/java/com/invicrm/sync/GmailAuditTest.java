package com.invicrm.sync;

import static com.invicrm.sync.SharedGoogle.mail;
import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.InviCrmTest;
import com.invicrm.fixtures.google.FakeMailbox;
import com.invicrm.fixtures.google.GoogleMethod;
import com.invicrm.sync.GmailWorld.Connected;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// Each night the ledger is held against what Gmail lists.
@InviCrmTest
class GmailAuditTest {
  @Autowired ApplicationContext application;

  GmailWorld world;
  FakeMailbox gmail;
  Connected mailbox;

  @BeforeEach
  void aMailbox() {
    world = new GmailWorld(application);
    gmail = SharedGoogle.mailbox();
    for (int i = 0; i < 20; i++) gmail.arrive(mail(gmail, "kim@globex.example", 1 + i / 4.0));
    mailbox = world.connect(gmail);
    world.drain(mailbox);
  }

  @AfterEach
  void end() {
    world.close();
  }

  /// Case 65.
  @Test
  void whatIsMissingIsFoundCountedAndBroughtBack() {
    world.execute(
        "delete from sync_items where channel_id = '%1$s' and provider_id in (select provider_id from sync_items where channel_id = '%1$s' order by 1 limit 3)"
            .formatted(mailbox.channel()));
    gmail.spent().reset();
    nightFalls();
    world.drain(mailbox);
    assertThat(world.ledger(mailbox)).containsEntry("done", 20);
    assertThat(world.copies(mailbox)).hasSize(20);
    assertThat(world.activities()).isEqualTo(20);
    assertThat(audit("missing")).isEqualTo("3");
    assertThat(audit("listed")).isEqualTo("20");
    assertThat(gmail.spent().calls(GoogleMethod.listMessages)).isEqualTo(1);
    assertThat(gmail.spent().calls(GoogleMethod.getMessage)).isEqualTo(3);
  }

  @Test
  void whatGmailHasNoLongerIsTakenBack() {
    String gone = gmail.ids().getFirst();
    gmail.delete(gone);
    world.execute(
        "update channels set cursors = jsonb_build_array(jsonb_build_object('cursor', '%s', 'at', now())) where id = '%s'"
            .formatted(gmail.historyId(), mailbox.channel()));
    nightFalls();
    world.drain(mailbox);
    assertThat(audit("extra")).isEqualTo("1");
    assertThat(world.copies(mailbox)).hasSize(19).doesNotContain(gone);
  }

  @Test
  void aQuietNightFindsNothing() {
    nightFalls();
    world.turn(mailbox);
    assertThat(audit("missing")).isEqualTo("0");
    assertThat(audit("extra")).isEqualTo("0");
    assertThat(
            world.number(
                "select count(*) from channels where id = '%s' and audit_due_at > now() and state = 'live'"
                    .formatted(mailbox.channel())))
        .isEqualTo(1);
  }

  private void nightFalls() {
    world.execute(
        "update channels set audit_due_at = now() where id = '%s'".formatted(mailbox.channel()));
  }

  private String audit(String what) {
    return world
        .column(
            "select audit ->> '%s' from channels where id = '%s'"
                .formatted(what, mailbox.channel()))
        .getFirst();
  }
}
