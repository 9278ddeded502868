package com.invicrm.sync;

import static com.invicrm.sync.SharedGoogle.mail;
import static com.invicrm.sync.SharedGoogle.sent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.invicrm.InviCrmTest;
import com.invicrm.access.Role;
import com.invicrm.access.Viewer;
import com.invicrm.fixtures.google.FakeMailbox;
import com.invicrm.fixtures.google.GoogleErrors;
import com.invicrm.fixtures.google.GoogleMethod;
import com.invicrm.sync.GmailWorld.Connected;
import com.invicrm.sync.LogRule.Scope;
import com.invicrm.sync.MailSource.Count;
import com.invicrm.sync.Preview.Kind;
import com.invicrm.tenancy.CrmException;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// Before anything of a mailbox is read its owner sees how much would come.
@InviCrmTest
class PreviewMailboxTest {
  @Autowired ApplicationContext application;
  @Autowired PreviewMailbox preview;
  @Autowired LogRules rules;

  GmailWorld world;
  FakeMailbox gmail;
  Connected mailbox;

  @BeforeEach
  void aMailboxThatWaits() {
    world = new GmailWorld(application);
    gmail = SharedGoogle.mailbox();
    mailbox = world.connect(gmail);
    channel("state = 'held'");
  }

  @AfterEach
  void end() {
    SharedGoogle.get().faults().clear();
    world.close();
  }

  @Test
  void itsMailsAreCountedByWhatDecidesAndNoneIsFetched() {
    String own = gmail.addLabel("Clients");
    for (int i = 1; i <= 3; i++) {
      gmail.arrive(mail(gmail, i + "@shop.example", i).labels("INBOX", "CATEGORY_PROMOTIONS"));
    }
    gmail.arrive(mail(gmail, "kim@globex.example", 2).labels("INBOX", own));
    gmail.send(sent(gmail, "pia@mail.globex.example", 1));
    gmail.arrive(mail(gmail, "old@globex.example", 100));
    world.execute(
        "update user_integrations set labels_without = '{CATEGORY_PROMOTIONS}' where id = '%s'"
            .formatted(mailbox.integration()));
    world.quietly(() -> rules.add(ann(), "globex.example", Scope.mine));
    world.quietly(() -> rules.add(ann(), "news*@globex.example", Scope.mine));
    gmail.spent().reset();

    Preview seen = look(ann());
    assertThat(seen.total()).isEqualTo(new Count(5, false));
    assertThat(seen.kept()).isEqualTo(new Count(2, false));
    assertThat(mails(seen, Kind.label))
        .containsEntry("INBOX", 4)
        .containsEntry("SENT", 1)
        .containsEntry("CATEGORY_PROMOTIONS", 3);
    assertThat(mails(seen, Kind.ownLabel)).containsExactly(Map.entry(own, 1));
    assertThat(mails(seen, Kind.neverLog)).containsExactly(Map.entry("globex.example", 2));
    assertThat(seen.uncounted()).isEqualTo(1);

    long lists = gmail.spent().calls(GoogleMethod.listMessages);
    assertThat(gmail.spent().units()).isEqualTo(1 + 5 * lists);
    assertThat(lists).isEqualTo(2 + seen.parts().size());
    assertThat(world.ledger(mailbox)).isEmpty();
    assertThat(world.channel(mailbox)).containsEntry("state", "held");

    assertThat(look(ann())).isEqualTo(seen);
    assertThat(gmail.spent().calls(GoogleMethod.listMessages)).isEqualTo(lists);

    world.quietly(() -> rules.add(ann(), "shop.example", Scope.mine));
    assertThat(mails(look(ann()), Kind.neverLog)).containsEntry("shop.example", 3);
  }

  @Test
  void moreThanCanBeCountedIsSaidSo() {
    for (int i = 0; i < 12; i++) gmail.arrive(mail(gmail, "kim@globex.example", 1 + i));
    gmail.pages().largest(1);
    assertThat(look(ann()).total()).isEqualTo(new Count(10, true));
  }

  @Test
  void whoIsToldToWaitIsNotAskedAgain() {
    SharedGoogle.get()
        .faults()
        .on(GoogleMethod.listMessages)
        .of(gmail.address())
        .answer(GoogleErrors.userRateLimit());
    refused(ann());
    assertThat(world.channel(mailbox).get("cool_until")).isNotEqualTo("null");
    gmail.spent().reset();
    refused(ann());
    assertThat(gmail.spent().units()).isZero();
  }

  @Test
  void itIsTheOwnersAloneAndOnlyBeforeItBegins() {
    Viewer bob = world.tenant().colleague("Bob", Role.admin);
    assertThatThrownBy(() -> look(bob)).isInstanceOf(CrmException.Forbidden.class);
    channel("state = 'live'");
    refused(ann());
  }

  private static Map<String, Integer> mails(Preview seen, Kind kind) {
    return seen.parts().stream()
        .filter(p -> p.kind() == kind)
        .collect(Collectors.toMap(Preview.Part::id, p -> p.count().mails()));
  }

  private void refused(Viewer viewer) {
    assertThatThrownBy(() -> look(viewer)).isInstanceOf(CrmException.Conflict.class);
  }

  private Preview look(Viewer viewer) {
    return world.tenant().call(() -> preview.of(viewer, mailbox.integration()));
  }

  private Viewer ann() {
    return world.tenant().viewer();
  }

  private void channel(String set) {
    world.execute("update channels set %s where id = '%s'".formatted(set, mailbox.channel()));
  }
}
