package com.invicrm.sync;

import static com.invicrm.sync.SharedGoogle.mail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.invicrm.InviCrmTest;
import com.invicrm.fixtures.google.FakeMailbox;
import com.invicrm.fixtures.google.GoogleErrors;
import com.invicrm.fixtures.google.GoogleMethod;
import com.invicrm.sync.GmailWorld.Connected;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.core.JacksonException;

/// Case 89: while one version follows another both read mailboxes, and each finds what the other
/// wrote.
@InviCrmTest
class RollingDeployTest {
  @Autowired ApplicationContext application;
  @Autowired Integrations integrations;
  @Autowired PreviewStore previews;

  GmailWorld world;
  FakeMailbox gmail;
  Connected mailbox;

  @BeforeEach
  void aMailbox() {
    world = new GmailWorld(application);
    gmail = SharedGoogle.mailbox();
    mailbox = world.connect(gmail);
    world.drain(mailbox);
  }

  @AfterEach
  void end() {
    SharedGoogle.get().faults().clear();
    world.close();
  }

  @Test
  void aTurnThatTheOtherVersionAskedForIsTaken() {
    gmail.arrive(mail(gmail, "kim@globex.example", 0));
    String theirs =
        """
        {"tenant":"%s","data":"{\\"channelId\\":\\"%s\\",\\"lane\\":\\"first\\"}","traceparent":"00-1"}\
        """
            .formatted(world.tenant().id().value(), mailbox.channel());
    world.execute(
        """
        insert into scheduled_turns (task_name, task_instance, task_data, execution_time, picked, version, priority)
        values ('mailbox', '%s', convert_to('%s', 'UTF8'), now(), false, 1, 1)
        """
            .formatted(mailbox.channel(), theirs));
    Awaitility.await().until(() -> world.copies(mailbox).size() == 1);
    world.execute(
        "delete from scheduled_turns where task_instance = '%s'".formatted(mailbox.channel()));
  }

  /// Amid a listing, with fields that this version does not know, and without some that it does.
  @Test
  void whatTheOtherVersionWroteOfAMailboxIsRead() {
    for (int i = 0; i < 30; i++) gmail.arrive(mail(gmail, "kim@globex.example", 1 + i));
    gmail.pages().largest(10);
    gmail.expireHistory();
    stopAmidTheListing();
    change("listing = (listing || '{\"shard\": 3}') - 'missing' - 'extra'");
    change("pace = pace || '{\"burst\": 9}'");
    change(
        """
        cursors = (select jsonb_agg(c || '{"topic": "a"}') from jsonb_array_elements(cursors) c)\
        """);
    change(
        """
        audit = '{"at": "2026-01-01T00:00:00Z", "since": "2025-12-25T00:00:00Z", "listed": 7, "sampled": 2}'\
        """);
    change(
        """
        preview = jsonb_build_object('at', now(), 'since', now(), 'total', null, 'kept', null, 'parts', '[]'::jsonb, 'byCountry', 3)\
        """);
    world.pass(mailbox, Duration.ofHours(1));
    world.drain(mailbox);
    assertThat(world.ledger(mailbox)).isEqualTo(Map.of("done", 30));
    assertThat(world.copies(mailbox)).hasSize(30);
    assertThat(
            world
                .tenant()
                .call(() -> integrations.read(world.tenant().viewer(), mailbox.integration()))
                .toString())
        .contains("listed=7");
    assertThat(world.tenant().read(() -> previews.known(mailbox.channel(), Duration.ofHours(9))))
        .isPresent();
  }

  /// What this version cannot make sense of is left for the one that wrote it.
  @Test
  void whatIsNotUnderstoodIsLeftAsItIs() {
    for (int i = 0; i < 30; i++) gmail.arrive(mail(gmail, "kim@globex.example", 1 + i));
    gmail.pages().largest(10);
    gmail.expireHistory();
    stopAmidTheListing();
    change("listing = jsonb_set(listing, '{why}', '\"census\"')");
    Map<String, String> before = unclaimed();
    assertThatThrownBy(() -> world.turn(mailbox)).isInstanceOf(JacksonException.class);
    assertThat(unclaimed()).isEqualTo(before);
    change("listing = jsonb_set(listing, '{why}', '\"repair\"')");
    world.pass(mailbox, Duration.ofHours(1));
    world.drain(mailbox);
    assertThat(world.copies(mailbox)).hasSize(30);
  }

  /// The channel without what every claim changes.
  private Map<String, String> unclaimed() {
    Map<String, String> channel = new HashMap<>(world.channel(mailbox));
    channel.keySet().removeAll(Set.of("epoch", "due_at"));
    return channel;
  }

  private void stopAmidTheListing() {
    var pages = new AtomicInteger();
    SharedGoogle.get()
        .faults()
        .on(GoogleMethod.listMessages)
        .of(gmail.address())
        .where(_ -> pages.incrementAndGet() == 2)
        .times(1)
        .answer(GoogleErrors.broken(503));
    world.turn(mailbox);
    assertThat(world.channel(mailbox).get("listing")).contains("\"listed\": 10");
  }

  private void change(String set) {
    world.execute("update channels set %s where id = '%s'".formatted(set, mailbox.channel()));
  }
}
