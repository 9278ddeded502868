package com.invicrm.sync;

import static com.invicrm.sync.SharedGoogle.mail;
import static com.invicrm.sync.SharedGoogle.sent;
import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.InviCrmTest;
import com.invicrm.fixtures.google.FakeMailbox;
import com.invicrm.people.Contacts;
import com.invicrm.sync.GmailWorld.Connected;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// Who is who in the mail of a mailbox at Gmail.
@InviCrmTest
class GmailPeopleTest {
  @Autowired ApplicationContext application;
  @Autowired Contacts contacts;

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

  /// Case 35.
  @Test
  void mailToOneselfIsOneActivityAndMakesNobody() {
    String alias = alias();
    String other = alias();
    gmail.send(sent(gmail, gmail.address(), 3).labels("SENT", "INBOX"));
    gmail.send(sent(gmail, gmail.address(), 2).header("To", "").header("Bcc", gmail.address()));
    gmail.send(mail(gmail, alias, 1).to(other));
    world.drain(mailbox);
    assertThat(world.activities()).isEqualTo(3);
    assertThat(directions()).containsExactly("outbound");
    assertThat(world.contacts()).isEmpty();
    assertThat(world.number(of("select count(*) from correspondents where tenant_id = '%s'")))
        .isZero();
  }

  /// Case 36.
  @Test
  void whatComesFromAnyAddressOfTheOwnersIsTheirs() {
    String tagged = gmail.address().replace("@", "+crm@");
    gmail.send(mail(gmail, "Ann <" + alias() + ">", 3).to("kim@globex.example"));
    gmail.send(mail(gmail, tagged, 2).to("kim@globex.example"));
    gmail.arrive(mail(gmail, "kim@globex.example", 1).to(tagged));
    world.drain(mailbox);
    assertThat(directions()).containsExactlyInAnyOrder("outbound", "inbound");
    assertThat(
            world.number(
                of(
                    "select count(*) from activities where tenant_id = '%s' and direction = 'outbound'")))
        .isEqualTo(2);
    assertThat(world.contacts()).containsExactly("kim@globex.example");
  }

  /// Case 36: at Gmail dots mean nothing.
  @Test
  void dotsInOnesOwnAddressAtGmailMeanNothing() {
    String name = UUID.randomUUID().toString().replace("-", "");
    FakeMailbox at = SharedGoogle.get().mailbox("ann.ames" + name + "@gmail.com");
    Connected dotted = world.connect(at);
    at.arrive(mail(at, "annames" + name + "@gmail.com", 2).to("kim@globex.example"));
    at.arrive(mail(at, "a.n.n.ames" + name + "+x@gmail.com", 1).to("pia@globex.example"));
    world.drain(dotted);
    assertThat(directions()).containsExactly("outbound");
    assertThat(world.contacts()).containsExactly("kim@globex.example", "pia@globex.example");
  }

  /// Case 37.
  @Test
  void aTagInSomebodyElsesAddressMakesThemAnother() {
    gmail.send(sent(gmail, "john+crm@globex.example", 2));
    gmail.send(sent(gmail, "john@globex.example", 1));
    world.drain(mailbox);
    assertThat(world.contacts()).containsExactly("john+crm@globex.example", "john@globex.example");
  }

  /// Case 38.
  @Test
  void oneAddressHoweverItIsSpeltIsOnePersonAtOneCompany() {
    gmail.send(sent(gmail, "Kim@MÜLLER.example", 3));
    gmail.send(sent(gmail, "kim@müller.example", 2));
    gmail.send(sent(gmail, "KIM@xn--mller-kva.EXAMPLE", 1));
    world.drain(mailbox);
    assertThat(world.contacts()).containsExactly("kim@xn--mller-kva.example");
    assertThat(companies()).containsExactly("xn--mller-kva.example");
  }

  /// Case 43.
  @Test
  void fiveThousandRecipientsAreKeptAndMakeNobody() {
    String crowd =
        IntStream.range(0, 5_000)
            .mapToObj(i -> "p" + i + "@crowd.example")
            .collect(Collectors.joining(", "));
    gmail.send(sent(gmail, crowd, 1));
    String kept = gmail.send(sent(gmail, "kim@globex.example", 1));
    world.drain(mailbox);
    assertThat(world.copies(mailbox)).hasSize(2).contains(kept);
    assertThat(
            world.number(
                of(
                    "select count(*) from message_participants where tenant_id = '%s' and role = 'to'")))
        .isEqualTo(5_001);
    assertThat(world.contacts()).containsExactly("kim@globex.example");
  }

  /// Case 54.
  @Test
  void olderMailThatComesLaterIsNoLaterContact() {
    gmail.send(sent(gmail, "kim@globex.example", 2));
    world.drain(mailbox);
    String newest = lastContact();
    gmail.send(sent(gmail, "kim@globex.example", 40));
    world.drain(mailbox);
    assertThat(world.activities()).isEqualTo(2);
    assertThat(lastContact()).isEqualTo(newest);
  }

  /// Case 55.
  @Test
  void whatMachinesSendIsThereAndIsNobodysContact() {
    gmail.send(sent(gmail, "kim@globex.example", 20));
    gmail.send(sent(gmail, "no-reply@shop.example", 20));
    world.drain(mailbox);
    String before = lastContact();
    gmail.arrive(mail(gmail, "kim@globex.example", 4).header("Auto-Submitted", "auto-replied"));
    gmail.arrive(mail(gmail, "no-reply@shop.example", 3));
    gmail.arrive(mail(gmail, "pia@news.example", 2).header("Precedence", "bulk"));
    gmail.arrive(
        mail(gmail, "max@news.example", 1)
            .header("List-Unsubscribe", "<https://news.example/out>"));
    world.drain(mailbox);
    assertThat(world.activities()).isEqualTo(6);
    assertThat(world.contacts()).containsExactly("kim@globex.example");
    assertThat(lastContact()).isEqualTo(before);
  }

  /// Case 57.
  @Test
  void freeMailNamesNoCompanyAndOthersTheirRegisteredDomain() {
    gmail.send(sent(gmail, "kim@gmail.com", 2));
    gmail.send(sent(gmail, "pia@mail.eu.acme.co.uk", 1));
    world.drain(mailbox);
    assertThat(world.contacts()).containsExactly("kim@gmail.com", "pia@mail.eu.acme.co.uk");
    assertThat(companies()).containsExactly("acme.co.uk");
  }

  /// Case 59.
  @Test
  void whomAPersonPutAwayMailDoesNotBringBack() {
    gmail.send(sent(gmail, "kim@globex.example", 2));
    world.drain(mailbox);
    UUID kim =
        UUID.fromString(
            world.column(of("select id from contacts where tenant_id = '%s'")).getFirst());
    world.tenant().write(() -> contacts.putAway(kim, null));
    gmail.send(sent(gmail, "kim@globex.example", 1));
    gmail.arrive(mail(gmail, "kim@globex.example", 0));
    world.drain(mailbox);
    assertThat(world.ledger(mailbox)).isEqualTo(Map.of("done", 3));
    assertThat(world.contacts()).isEmpty();
    assertThat(
            world.column(
                of("select decision || ' ' || reason from correspondents where tenant_id = '%s'")))
        .containsExactly("none deleted");
  }

  private String alias() {
    String alias = "ann.alias-" + UUID.randomUUID() + "@acme.example";
    gmail.alias(alias);
    return alias;
  }

  private Set<String> directions() {
    return Set.copyOf(
        world.column(
            of("select direction from message_copies where tenant_id = '%s' and not is_deleted")));
  }

  private Set<String> companies() {
    return Set.copyOf(
        world.column(
            of("select domain from company_domains where tenant_id = '%s' and not is_deleted")));
  }

  private String lastContact() {
    return world
        .column(
            of("select last_contacted_at from contacts where tenant_id = '%s' and not is_deleted"))
        .getFirst();
  }

  private String of(String query) {
    return query.formatted(world.tenant().id());
  }
}
