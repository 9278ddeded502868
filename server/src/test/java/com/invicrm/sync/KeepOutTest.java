package com.invicrm.sync;

import static com.invicrm.sync.SharedGoogle.mail;
import static com.invicrm.sync.SharedGoogle.sent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.invicrm.InviCrmTest;
import com.invicrm.access.Role;
import com.invicrm.access.Viewer;
import com.invicrm.fixtures.google.FakeMail;
import com.invicrm.fixtures.google.FakeMailbox;
import com.invicrm.fixtures.google.GoogleMethod;
import com.invicrm.sync.GmailWorld.Connected;
import com.invicrm.sync.Integration.Internal;
import com.invicrm.sync.Integration.Rules;
import com.invicrm.sync.LogRule.Scope;
import com.invicrm.tenancy.CrmException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// What owners and workspaces keep out of the record stays out, goes when it is there, and comes
/// back when they say otherwise.
@InviCrmTest
class KeepOutTest {
  @Autowired ApplicationContext application;
  @Autowired LogRules rules;
  @Autowired MailboxControls controls;
  @Autowired KeepOutJob job;
  @Autowired KeepOutBatches batches;

  GmailWorld world;
  FakeMailbox gmail;
  Connected mailbox;
  Viewer ann;

  @BeforeEach
  void aMailbox() {
    world = new GmailWorld(application);
    gmail = SharedGoogle.mailbox();
    ann = world.tenant().viewer();
    mailbox = world.connect(gmail);
  }

  @AfterEach
  void end() {
    SharedGoogle.get().faults().clear();
    world.close();
  }

  @Test
  void whoeverStandsInAnAddressFieldKeepsAMailOut() {
    rule("lawyer@firm.example");
    gmail.arrive(mail(gmail, "lawyer@firm.example", 3));
    gmail.arrive(sent(gmail, "lawyer@firm.example", 2));
    gmail.arrive(sent(gmail, "kim@globex.example", 1).cc("lawyer@firm.example"));
    gmail.arrive(
        sent(gmail, "kim@globex.example", 1).header("Bcc", "Our Lawyer <lawyer@firm.example>"));
    String kept = gmail.arrive(sent(gmail, "kim@globex.example", 1).text("lawyer@firm.example"));
    read();
    assertThat(world.ledger(mailbox)).isEqualTo(Map.of("done", 1, "skipped neverLog", 4));
    assertThat(world.copies(mailbox)).containsExactly(kept);
    assertThat(world.contacts()).containsExactly("kim@globex.example");
  }

  /// Case 60, and the same for the list: what stays out is paid for once.
  @Test
  void aBatchThatStaysOutAsAWholeIsNotFetchedAgain() {
    rule("firm.example");
    for (int i = 0; i < 60; i++) gmail.arrive(mail(gmail, i + "@mail.firm.example", 3));
    read();
    assertThat(world.ledger(mailbox)).isEqualTo(Map.of("skipped neverLog", 60));
    gmail.spent().reset();
    world.pass(mailbox, Duration.ofDays(2));
    world.drain(mailbox);
    assertThat(gmail.spent().calls(GoogleMethod.listMessages)).isPositive();
    assertThat(gmail.spent().calls(GoogleMethod.getMessage)).isZero();
    assertThat(gmail.spent().calls(GoogleMethod.getThread)).isZero();
  }

  /// Case 56: the cursor stays where it is, and what comes back is all that is paid for.
  @Test
  void aRuleTakesBackWhatIsHereAndWhenItGoesEverythingComesBack() {
    String out = gmail.arrive(sent(gmail, "kim@mail.globex.example", 3));
    String beside = gmail.arrive(sent(gmail, "pia@initech.example", 2).cc("kim@globex.example"));
    String kept = gmail.arrive(sent(gmail, "pia@initech.example", 1));
    read();
    Set<String> people = world.contacts();
    assertThat(people).hasSize(3);
    String cursors = world.channel(mailbox).get("cursors");

    LogRule rule = rule("globex.example");
    assertThat(world.copies(mailbox)).containsExactly(kept);
    assertThat(world.contacts()).containsExactly("pia@initech.example");
    assertThat(world.activities()).isEqualTo(1);
    assertThat(world.ledger(mailbox)).isEqualTo(Map.of("done", 1, "skipped neverLog", 2));
    assertThat(
            world.number(
                "select count(*) from message_participants where tenant_id = '%s' and email_norm like '%%globex%%'"
                    .formatted(world.tenant().id())))
        .isZero();

    gmail.spent().reset();
    assertThat(quietly(() -> rules.remove(ann, rule.id())))
        .isEqualTo(new LogRules.Removed(2, false));
    assertThat(world.channel(mailbox)).containsEntry("cursors", cursors);
    world.turn(mailbox);
    assertThat(world.copies(mailbox)).containsExactlyInAnyOrder(out, beside, kept);
    assertThat(world.contacts()).isEqualTo(people);
    assertThat(gmail.spent().units()).isEqualTo(42);
  }

  @Test
  void whatAnotherRuleKeepsOutAsWellStaysOut() {
    gmail.arrive(mail(gmail, "kim@globex.example", 3));
    LogRule one = rule("globex.example");
    rule("kim@*");
    read();
    quietly(() -> rules.remove(ann, one.id()));
    world.drain(mailbox);
    assertThat(world.ledger(mailbox)).isEqualTo(Map.of("skipped neverLog", 1));
  }

  @Test
  void onesOwnRuleHoldsForOnesOwnMailboxesAndTheWorkspacesForAll() {
    Viewer bob = world.tenant().colleague("Bob", Role.rep);
    FakeMailbox his = SharedGoogle.mailbox();
    FakeMail both = mail(gmail, "kim@globex.example", 2).to(gmail.address(), his.address());
    gmail.arrive(both);
    his.arrive(both);
    read();
    Connected theirs = world.connect(bob, his);
    world.drain(theirs);
    assertThat(world.activities()).isEqualTo(1);

    LogRule own = rule("kim@globex.example");
    run(theirs);
    assertThat(world.copies(mailbox)).isEmpty();
    assertThat(world.copies(theirs)).hasSize(1);
    assertThat(world.activities()).isEqualTo(1);
    assertThat(quietly(() -> rules.all(bob))).isEmpty();
    assertThatThrownBy(() -> quietly(() -> rules.remove(bob, own.id())))
        .isInstanceOf(CrmException.NotFound.class);
    assertThatThrownBy(() -> quietly(() -> rules.add(bob, "kim@globex.example", Scope.workspace)))
        .isInstanceOf(CrmException.Forbidden.class);

    quietly(() -> rules.add(ann, "kim@globex.example", Scope.workspace));
    run(theirs);
    assertThat(world.copies(theirs)).isEmpty();
    assertThat(world.activities()).isZero();
  }

  /// Who keeps mail with a whole domain out, their own among it, keeps the rest.
  @Test
  void theOwnersOwnAddressKeepsNothingOut() {
    gmail.arrive(mail(gmail, "bob@acme.example", 2));
    String kept = gmail.arrive(mail(gmail, "kim@globex.example", 1));
    read();
    rule("acme.example");
    assertThat(world.copies(mailbox)).containsExactly(kept);
  }

  /// Case 60.
  @Test
  void mailAmongColleaguesAloneStaysOutWhenItsOwnerSaysSo() {
    Viewer bob = world.tenant().colleague("Bob", Role.rep);
    String address = bob.userId() + "@team.example";
    gmail.arrive(mail(gmail, "eve@acme.example", 3).cc("mail@eu.acme.example"));
    gmail.arrive(sent(gmail, address, 2));
    String other = gmail.arrive(mail(gmail, "eve@acme.example", 2).cc("kim@globex.example"));
    String stranger = gmail.arrive(mail(gmail, "unknown@team.example", 1));
    read();
    assertThat(world.copies(mailbox)).hasSize(4);

    change(r -> new Rules(r.only(), r.without(), Internal.skipped, r.policy(), Optional.empty()));
    run(mailbox);
    assertThat(world.copies(mailbox)).containsExactlyInAnyOrder(other, stranger);
    assertThat(world.ledger(mailbox)).isEqualTo(Map.of("done", 2, "skipped internal", 2));
    gmail.arrive(mail(gmail, "eve@acme.example", 0));
    gmail.spent().reset();
    world.turn(mailbox);
    world.turn(mailbox);
    assertThat(world.ledger(mailbox)).containsEntry("skipped internal", 3);
    assertThat(gmail.spent().units()).isEqualTo(24);

    change(r -> new Rules(r.only(), r.without(), Internal.read, r.policy(), Optional.empty()));
    world.drain(mailbox);
    assertThat(world.copies(mailbox)).hasSize(5);
  }

  /// What a listing leaves out is found again by another one.
  @Test
  void labelsThatKeepMailOutTakeItBackAndGiveItBack() {
    String old = gmail.arrive(mail(gmail, "kim@globex.example", 20).labels("INBOX", "Label_1"));
    String kept = gmail.arrive(mail(gmail, "pia@globex.example", 19).labels("INBOX"));
    read();
    change(r -> labels(r, Set.of(), Set.of("Label_1")));
    run(mailbox);
    assertThat(world.copies(mailbox)).containsExactly(kept);
    assertThat(world.ledger(mailbox)).isEqualTo(Map.of("done", 1, "skipped label", 1));
    change(r -> labels(r, Set.of("Label_1"), Set.of()));
    run(mailbox);
    world.drain(mailbox);
    assertThat(world.copies(mailbox)).containsExactly(old);
    change(r -> labels(r, Set.of(), Set.of()));
    world.drain(mailbox);
    assertThat(world.copies(mailbox)).containsExactlyInAnyOrder(old, kept);
  }

  @Test
  void whatTheFirstImportLeftOutByLabelComesWhenItMay() {
    String old = gmail.arrive(mail(gmail, "kim@globex.example", 20).labels("CATEGORY_PROMOTIONS"));
    change(r -> labels(r, Set.of(), Set.of("CATEGORY_PROMOTIONS")));
    world.drain(mailbox);
    assertThat(world.ledger(mailbox)).isEmpty();
    String cursors = world.channel(mailbox).get("cursors");
    change(r -> labels(r, Set.of(), Set.of()));
    assertThat(world.channel(mailbox)).containsEntry("cursors", cursors);
    world.drain(mailbox);
    assertThat(world.copies(mailbox)).containsExactly(old);
  }

  /// Labels are told before mails are paid for, on each night as on the first day.
  @Test
  void mailWithNoneOfTheWantedLabelsIsNeverFetched() {
    String kept = gmail.arrive(mail(gmail, "kim@globex.example", 20).labels("INBOX", "Label_1"));
    String other = gmail.arrive(mail(gmail, "pia@globex.example", 19).labels("INBOX"));
    change(r -> labels(r, Set.of("Label_1"), Set.of()));
    gmail.spent().reset();
    world.drain(mailbox);
    world.pass(mailbox, Duration.ofDays(2));
    world.drain(mailbox);
    assertThat(gmail.spent().calls(GoogleMethod.listMessages)).isGreaterThan(1);
    assertThat(gmail.spent().calls(GoogleMethod.getMessage)).isEqualTo(1);
    assertThat(world.copies(mailbox)).containsExactly(kept);
    change(r -> labels(r, Set.of("Label_1", "INBOX"), Set.of()));
    world.drain(mailbox);
    assertThat(world.copies(mailbox)).containsExactlyInAnyOrder(kept, other);
  }

  /// The mail is here before it is stored, and a rule comes between.
  @Test
  void whatIsUnderWayIsStoredByTheNewRule() {
    read();
    gmail.arrive(mail(gmail, "kim@globex.example", 0));
    var once = new AtomicBoolean();
    SharedGoogle.get()
        .faults()
        .on(GoogleMethod.getMessage)
        .of(gmail.address())
        .where(_ -> once.compareAndSet(false, true))
        .times(1)
        .run(_ -> rule("globex.example"));
    world.turn(mailbox);
    assertThat(once).isTrue();
    world.drain(mailbox);
    assertThat(world.copies(mailbox)).isEmpty();
    assertThat(world.ledger(mailbox)).isEqualTo(Map.of("skipped neverLog", 1));
  }

  /// What a killed job did not reach the next one finds; what it did is done.
  @Test
  void whatAKilledJobLeftIsTakenBackByTheNext() {
    for (int i = 0; i < 5; i++) gmail.arrive(mail(gmail, "kim@globex.example", 1 + i));
    read();
    quietly(() -> rules.add(ann, "globex.example", Scope.mine));
    List<String> two = world.copies(mailbox).stream().limit(2).toList();
    world.tenant().run(() -> batches.takeBack(mailbox.channel(), two));
    assertThat(world.copies(mailbox)).hasSize(3);
    run(mailbox);
    assertThat(world.ledger(mailbox)).isEqualTo(Map.of("skipped neverLog", 5));
    assertThat(world.copies(mailbox)).isEmpty();
  }

  /// A job that was enqueued for a rule that is gone again takes nothing.
  @Test
  void aRuleThatIsGoneBeforeItsJobTakesNothingBack() {
    gmail.arrive(mail(gmail, "kim@globex.example", 1));
    read();
    LogRule rule = quietly(() -> rules.add(ann, "globex.example", Scope.mine));
    Set<String> there = world.copies(mailbox);
    quietly(() -> rules.remove(ann, rule.id()));
    world.tenant().run(() -> batches.takeBack(mailbox.channel(), there));
    assertThat(world.copies(mailbox)).isEqualTo(there);
  }

  private void read() {
    world.drain(mailbox);
  }

  /// A rule of one's own, and what is done about it.
  private LogRule rule(String pattern) {
    LogRule rule = quietly(() -> rules.add(ann, pattern, Scope.mine));
    run(mailbox);
    return rule;
  }

  private void run(Connected of) {
    world.tenant().run(() -> job.run(new KeepOutJob.Work(of.channel())));
  }

  private static Rules labels(Rules rules, Set<String> only, Set<String> without) {
    return new Rules(only, without, rules.internal(), rules.policy(), rules.includeOwnDomain());
  }

  private void change(UnaryOperator<Rules> edit) {
    quietly(() -> {
      controls.change(ann, mailbox.integration(), edit);
      return edit;
    });
  }

  /// The test itself does what is asked of jobs and turns.
  private <T> T quietly(Supplier<T> work) {
    return world.quietly(work);
  }
}
