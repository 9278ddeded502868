package com.invicrm.capture;

import static com.invicrm.capture.Mails.id;
import static com.invicrm.capture.Mails.mail;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Collections2;
import com.invicrm.InviCrmTest;
import com.invicrm.TestTenant;
import com.invicrm.access.ContactPolicy;
import com.invicrm.capture.CaptureMail.Captured;
import com.invicrm.capture.CaptureMail.Novelty;
import com.invicrm.capture.Mailbox.OwnDomain;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// Mail becomes the record: each rule on mails of invented people, on a real PostgreSQL.
@InviCrmTest
class CaptureMailTest {
  private static final String ANN = "ann.lee@ours.example";
  private static final String EMEKA = "\"Brandt, Emeka\" <emeka@acme.example>";
  private static final String MONDAY = "Mon, 2 Mar 2026 09:00:00 +0000";
  private static final String TUESDAY = "Tue, 3 Mar 2026 09:00:00 +0000";
  private static final String WEDNESDAY = "Wed, 4 Mar 2026 09:00:00 +0000";

  @Autowired ApplicationContext application;
  TestTenant tenant;
  TestMailbox box;

  @BeforeEach
  void aMailbox() {
    tenant = TestTenant.create(application);
    box = TestMailbox.of(application, tenant, ANN);
  }

  @Test
  void somebodyOneWroteToBecomesAContactWithACompanyAndTheirEarlierMail() {
    box.store(mail(EMEKA, ANN, MONDAY, "Hello", "First"));
    assertThat(contacts()).isEmpty();
    assertThat(decision("emeka@acme.example")).isEqualTo("none|neverWroteTo");
    Captured captured = box.store(mail(ANN, EMEKA, TUESDAY, "Re: Hello", "Second"));
    assertThat(captured.contacts()).isEqualTo(1);
    assertThat(captured.companies()).isEqualTo(1);
    assertThat(contacts())
        .containsExactly("Emeka Brandt|Acme|2026-03-03 09:00:00+00|2026-03-03 09:00:00+00");
    assertThat(timeline("emeka@acme.example"))
        .containsExactly("Re: Hello|outbound", "Hello|inbound");
    assertThat(box.query("select count(*) from activity_companies where tenant_id = :tenant"))
        .containsExactly("2");
  }

  @Test
  void theSameMailsInAnyOrderAndAnyBatchesLeaveTheSameRows() {
    List<String> mails = conversation();
    mails.forEach(box::store);
    for (int seed = 0; seed < 4; seed++) {
      TestMailbox other = TestMailbox.of(application, TestTenant.create(application), ANN);
      List<String> shuffled = new ArrayList<>(mails);
      Collections.shuffle(shuffled, new Random(seed));
      other.store(shuffled.subList(0, 3).toArray(String[]::new));
      other.store(shuffled.subList(3, shuffled.size()).toArray(String[]::new));
      assertThat(other.export()).isEqualTo(box.export());
    }
  }

  @Test
  void mailsThatComeAgainAddNothing() {
    String[] mails = conversation().toArray(String[]::new);
    box.store(mails);
    var rows = box.rows();
    var export = box.export();
    Captured again = box.store(mails);
    assertThat(again.mails()).allMatch(m -> m.novelty() == Novelty.merged);
    assertThat(box.rows()).isEqualTo(rows);
    assertThat(box.export()).isEqualTo(export);
  }

  @Test
  void copiesUnderDifferentMessageIdsAreOneMessageWithinAMailbox() {
    String text = "Same words,\n\n  other white space";
    box.store(mail(id("a"), EMEKA, ANN, MONDAY, "Offer", text));
    box.store(mail(id("b"), EMEKA, ANN, MONDAY, "Offer", "Same words, other white space"));
    assertThat(messages()).containsExactly("Offer");
    assertThat(counts("emeka@acme.example")).isEqualTo("1|0");
    assertThat(box.query("select count(*) from message_copies where tenant_id = :tenant"))
        .containsExactly("2");
  }

  @Test
  void aRecipientThatOnlyOneCopyNamesIsCountedOnce() {
    box.store(mail(ANN, EMEKA, MONDAY, "Offer", "x"));
    box.store(mail("Cc: bo@acme.example\n", ANN, EMEKA, MONDAY, "Offer", "x"));
    box.store(mail("Cc: bo@acme.example\n\n", ANN, EMEKA, MONDAY, "Offer", "x"));
    assertThat(counts("emeka@acme.example")).isEqualTo("0|1");
    assertThat(counts("bo@acme.example")).isEqualTo("0|1");
  }

  @Test
  void oneMailInTwoColleaguesMailboxesIsOneMessageAndOneActivityFromWhomeverItCameFirst() {
    TestMailbox bob = TestMailbox.of(application, tenant, "bob@ours.example");
    bob.store(mail(id("x"), ANN, EMEKA + ", bob@ours.example", MONDAY, "Offer", "x"));
    box.store(mail(id("x"), ANN, EMEKA + ", bob@ours.example", MONDAY, "Offer", "x  "));
    assertThat(messages()).containsExactly("Offer");
    assertThat(box.query("select direction from activities where tenant_id = :tenant"))
        .containsExactly("outbound");
    assertThat(timeline("emeka@acme.example")).containsExactly("Offer|outbound");
  }

  @Test
  void aMessageIdUsedTwiceDoesNotJoinDifferentMails() {
    box.store(mail(id("same"), EMEKA, ANN, MONDAY, "One", "x"));
    box.store(mail(id("same"), EMEKA, ANN, TUESDAY, "Two", "y"));
    assertThat(messages()).containsExactly("One", "Two");
  }

  @Test
  void mailsWithoutDateOrSenderAreLikeNoOther() {
    box.store("From: emeka@acme.example\nTo: " + ANN + "\nSubject: Hi\n\nx\n");
    box.store("From: emeka@acme.example\nTo: " + ANN + "\nSubject: Hi\n\nx \n");
    box.store("Subject: nobody\n\nx\n");
    assertThat(messages()).containsExactly("Hi", "Hi", "nobody");
    assertThat(counts("emeka@acme.example")).isEqualTo("2|0");
  }

  @Test
  void answersJoinTheirThreadAlsoWhenTheyComeFirst() {
    box.store(
        mail(
            id("3") + "References: <1@mail.example> <2@mail.example>\n",
            EMEKA,
            ANN,
            WEDNESDAY,
            "c",
            "c"));
    box.store(mail(id("1"), EMEKA, ANN, MONDAY, "a", "a"));
    box.store(mail(id("9"), EMEKA, ANN, MONDAY, "z", "z"));
    box.store(mail(id("2") + "In-Reply-To: <1@mail.example>\n", EMEKA, ANN, TUESDAY, "b", "b"));
    assertThat(threads()).containsExactly("a,b,c", "z");
  }

  @Test
  void aMailThatNamesTwoThreadsMakesThemOne() {
    box.store(
        mail(id("1"), EMEKA, ANN, MONDAY, "a", "a"), mail(id("2"), EMEKA, ANN, MONDAY, "b", "b"));
    assertThat(threads()).containsExactly("a", "b");
    box.store(
        mail(
            id("3") + "References: <1@mail.example> <2@mail.example>\n",
            EMEKA,
            ANN,
            TUESDAY,
            "c",
            "c"));
    assertThat(threads()).containsExactly("a,b,c");
    assertThat(
            box.query("select count(distinct thread_id) from activities where tenant_id = :tenant"))
        .containsExactly("1");
  }

  @Test
  void machinesAndTasksAndMassMailDoNotBecomeContacts() {
    TestMailbox open = box.with(ContactPolicy.everyone, OwnDomain.excluded);
    open.store(
        mail("no-reply@shop.example", ANN, MONDAY, "a", "a"),
        mail("info@shop.example", ANN, MONDAY, "b", "b"),
        mail("List-Unsubscribe: <x>\n", "Deals <d1@shop.example>", ANN, MONDAY, "c", "c"),
        mail("colleague@ours.example", ANN, MONDAY, "d", "d"),
        mail(ANN, people(26), MONDAY, "e", "e"),
        mail(
            "List-Post: <mailto:l@lists.example>\n",
            "Kim Oh <kim@list.example>",
            ANN,
            MONDAY,
            "f",
            "f"));
    assertThat(decision("no-reply@shop.example")).isEqualTo("none|automated");
    assertThat(decision("info@shop.example")).isEqualTo("none|role");
    assertThat(decision("d1@shop.example")).isEqualTo("none|automated");
    assertThat(decision("colleague@ours.example")).isEqualTo("none|ownDomain");
    assertThat(decision("p7@crowd.example")).isEqualTo("none|massMail");
    assertThat(decision("kim@list.example")).isEqualTo("contact|everyone");
    assertThat(contacts()).hasSize(1);
  }

  @Test
  void thePolicyDecides() {
    box.with(ContactPolicy.off, OwnDomain.excluded).store(mail(ANN, EMEKA, MONDAY, "a", "a"));
    assertThat(decision("emeka@acme.example")).isEqualTo("none|policyOff");
    box.with(ContactPolicy.wroteTo, OwnDomain.excluded)
        .store(mail(ANN, "bo@ours.example", MONDAY, "b", "b"));
    assertThat(decision("bo@ours.example")).isEqualTo("none|ownDomain");
    box.with(ContactPolicy.wroteTo, OwnDomain.included)
        .store(mail(ANN, "bo@ours.example", TUESDAY, "c", "c"));
    assertThat(decision("bo@ours.example")).isEqualTo("contact|wroteTo");
  }

  @Test
  void aContactThatWasPutAwayStaysAway() {
    box.store(mail(ANN, EMEKA, MONDAY, "a", "a"));
    tenant.write(() ->
        tenant
            .sql()
            .execute(
                "update contacts set is_deleted = true where tenant_id = ?", tenant.id().value()));
    box.store(mail(ANN, EMEKA, TUESDAY, "b", "b"));
    assertThat(decision("emeka@acme.example")).isEqualTo("none|deleted");
    assertThat(box.query("select is_deleted from contacts where tenant_id = :tenant"))
        .containsExactly("t");
  }

  @Test
  void aNameThatAPersonWroteIsNeverReplaced() {
    box.store(mail(ANN, "emeka@acme.example", MONDAY, "a", "a"));
    assertThat(name()).isEqualTo("emeka");
    box.store(mail(ANN, EMEKA, TUESDAY, "b", "b"));
    assertThat(name()).isEqualTo("Emeka Brandt");
    tenant.write(() ->
        tenant
            .sql()
            .execute(
                "update contacts set display_name = 'Mr B', field_sources = '{\"displayName\":{\"source\":\"person\"}}' where tenant_id = ? and not is_deleted",
                tenant.id().value()));
    box.store(mail(ANN, "\"Emeka Olu Brandt\" <emeka@acme.example>", WEDNESDAY, "c", "c"));
    assertThat(name()).isEqualTo("Mr B");
  }

  @Test
  void wrongClocksAreNobodysLastContact() {
    box.store(
        mail(ANN, EMEKA, "Mon, 31 Dec 1979 16:00:00 -0800", "old", "old"),
        mail(ANN, EMEKA, MONDAY, "right", "right"));
    assertThat(contacts()).singleElement().asString().contains("2026-03-02 09:00:00+00");
    box.store(mail(ANN, EMEKA, "Fri, 1 Jan 2100 00:00:00 +0000", "future", "future"));
    assertThat(
            box.query(
                "select max(sent_at) <= now() + interval '5 minutes' from messages where tenant_id = :tenant"))
        .containsExactly("t");
  }

  @Test
  void freeMailNamesNoCompany() {
    box.store(mail(ANN, "bo.ek@gmail.com", MONDAY, "a", "a"));
    assertThat(contacts()).singleElement().asString().startsWith("Bo Ek|null");
  }

  @Test
  void mailToOneselfMakesNobody() {
    box.store(mail(ANN, ANN, MONDAY, "note", "note"));
    assertThat(contacts()).isEmpty();
    assertThat(messages()).containsExactly("note");
    assertThat(box.query("select count(*) from correspondents where tenant_id = :tenant"))
        .containsExactly("0");
  }

  @Test
  void oneMailInThreeColleaguesMailboxesIsOneActivityWithThreeCopies() {
    String mail =
        mail(id("x"), EMEKA, ANN + ", bob@ours.example, cy@ours.example", MONDAY, "Hi", "x");
    box.store(mail);
    TestMailbox.of(application, tenant, "bob@ours.example").store(mail);
    TestMailbox.of(application, tenant, "cy@ours.example").store(mail);
    assertThat(messages()).containsExactly("Hi");
    assertThat(box.query("select count(*) from activities where tenant_id = :tenant"))
        .containsExactly("1");
    assertThat(
            box.query(
                "select count(*), count(distinct channel_id) from message_copies where tenant_id = :tenant"))
        .containsExactly("3|3");
  }

  @Test
  void aMailThatAListSentUnderItsOwnAddressIsItsAuthors() {
    box.with(ContactPolicy.everyone, OwnDomain.excluded)
        .store(
            mail(
                "List-Post: <mailto:users@lists.acme.example>\nReply-To: Kim Oh <kim@globex.example>\n",
                "Kim Oh via Users <users@lists.acme.example>",
                ANN,
                MONDAY,
                "a",
                "a"),
            mail(
                "Reply-To: bo@globex.example\n",
                "\"'Bo Ek' via Team\" <team@acme.example>",
                ANN + ", team@acme.example",
                MONDAY,
                "b",
                "b"));
    assertThat(contacts())
        .extracting(c -> c.substring(0, c.indexOf('|')))
        .containsExactly("Bo Ek", "Kim Oh");
    assertThat(counts("kim@globex.example")).isEqualTo("1|0");
    assertThat(counts("bo@globex.example")).isEqualTo("1|0");
  }

  @Test
  void listsAndWhatGoesToManyMakeNoContact() {
    box.store(
        mail(
            ANN,
            "users@lists.acme.example, discuss-radio@acme.example, gas_daily@acme.example, dev@vger.kernel.org,"
                + " x-bounces+ann=ours.example@acme.example, kim@globex.example",
            MONDAY,
            "a",
            "a"));
    assertThat(contacts()).hasSize(1);
    assertThat(decision("users@lists.acme.example")).isEqualTo("none|list");
    assertThat(decision("discuss-radio@acme.example")).isEqualTo("none|list");
    assertThat(decision("dev@vger.kernel.org")).isEqualTo("none|list");
    assertThat(decision("gas_daily@acme.example")).isEqualTo("none|role");
    assertThat(decision("x-bounces+ann=ours.example@acme.example")).isEqualTo("none|automated");
  }

  @Test
  void aMailThatIsTwoMessagesMakesThemOneInWhateverOrderTheyCome() {
    List<String> mails =
        List.of(
            mail(id("1") + "References: <r1@mail.example>\n", ANN, EMEKA, MONDAY, "Offer", "x"),
            mail(
                id("2") + "References: <r2@mail.example>\nCc: kim@acme.example\n",
                ANN,
                EMEKA,
                MONDAY,
                "Offer",
                "y"),
            mail(id("1"), ANN, EMEKA, MONDAY, "Offer", "y"),
            mail(id("r2"), EMEKA, ANN, MONDAY, "First", "z"));
    box.store(mails.toArray(String[]::new));
    assertThat(messages()).containsExactly("First", "Offer");
    assertThat(counts("emeka@acme.example")).isEqualTo("1|1");
    for (List<String> order : Collections2.permutations(mails)) {
      TestMailbox other = TestMailbox.of(application, TestTenant.create(application), ANN);
      order.forEach(other::store);
      assertThat(other.export()).isEqualTo(box.export());
    }
  }

  @Test
  void identicalMailsInTwoFoldersCarryBothLabels() {
    byte[] mail = mail(id("x"), EMEKA, ANN, MONDAY, "Hi", "x").getBytes(UTF_8);
    box.store(List.of(TestMailbox.arrived(mail, List.of("inbox"))));
    box.label(TestMailbox.arrived(mail, List.of("work", "inbox")));
    assertThat(box.query("select labels from message_copies where tenant_id = :tenant"))
        .containsExactly("{inbox,work}");
    TestMailbox other = TestMailbox.of(application, TestTenant.create(application), ANN);
    Judged inB = other.judged(TestMailbox.arrived(mail, List.of("b")));
    Judged inA = other.judged(TestMailbox.arrived(mail, List.of("a")));
    other.keep(List.of(inB.alsoIn(inA)));
    assertThat(other.query("select labels from message_copies where tenant_id = :tenant"))
        .containsExactly("{a,b}");
  }

  @Test
  void eightMailboxesThatMeetTwoThousandPeopleAtOnceMakeEachOnce() throws Exception {
    List<Callable<Captured>> work = new ArrayList<>();
    for (int b = 0; b < 8; b++) {
      String owner = "owner" + b + "@ours.example";
      TestMailbox mine = TestMailbox.of(application, tenant, owner);
      List<Arrived> mails = new ArrayList<>();
      for (int p = 0; p < 2000; p++) {
        String person = "Person " + p + " <p" + p + "@crowd" + p % 50 + ".example>";
        mails.add(TestMailbox.arrived(mail(owner, person, MONDAY, "s" + p, "t")));
      }
      Collections.shuffle(mails, new Random(b));
      work.add(() -> mine.storeAll(mails));
    }
    int contacts = 0;
    int companies = 0;
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (Future<Captured> done : threads.invokeAll(work)) {
        contacts += done.get().contacts();
        companies += done.get().companies();
      }
    }
    assertThat(contacts).isEqualTo(2000);
    assertThat(companies).isEqualTo(50);
    assertThat(
            box.query(
                "select (select count(*) from contacts where tenant_id = :tenant), (select count(*) from contact_emails"
                    + " where tenant_id = :tenant), (select count(*) from companies where tenant_id = :tenant),"
                    + " (select count(*) from activities where tenant_id = :tenant),"
                    + " (select count(*) from activity_contacts where tenant_id = :tenant)"))
        .containsExactly("2000|2000|50|16000|16000");
  }

  @Test
  void manyMailboxesThatMeetTheSamePeopleAtOnceMakeEachOnce() throws Exception {
    List<Callable<Captured>> work = new ArrayList<>();
    for (int box = 0; box < 6; box++) {
      String owner = "owner" + box + "@ours.example";
      TestMailbox mine = TestMailbox.of(application, tenant, owner);
      List<String> mails = new ArrayList<>();
      for (int p = 0; p < 60; p++) {
        mails.add(
            mail(
                owner,
                "Person " + p + " <p" + p + "@crowd" + p % 7 + ".example>",
                MONDAY,
                "s" + p,
                "t"));
        mails.add(
            mail(
                id("shared" + p),
                "p" + p + "@crowd" + p % 7 + ".example",
                owner,
                TUESDAY,
                "r" + p,
                "t" + box));
      }
      Collections.shuffle(mails, new Random(box));
      work.add(() -> mine.store(mails.toArray(String[]::new)));
    }
    int contacts = 0;
    int companies = 0;
    try (var threads = Executors.newFixedThreadPool(6)) {
      for (Future<Captured> done : threads.invokeAll(work)) {
        contacts += done.get().contacts();
        companies += done.get().companies();
      }
    }
    assertThat(contacts).isEqualTo(60);
    assertThat(companies).isEqualTo(7);
    assertThat(contacts()).hasSize(60);
    assertThat(box.query("select count(*) from companies where tenant_id = :tenant"))
        .containsExactly("7");
    assertThat(box.query("select count(*) from messages where tenant_id = :tenant"))
        .containsExactly("420");
    assertThat(box.query("select count(*) from activities where tenant_id = :tenant"))
        .containsExactly("420");
  }

  private static List<String> conversation() {
    return List.of(
        mail(id("1"), EMEKA, ANN, MONDAY, "Offer", "The offer"),
        mail(id("1b"), EMEKA, ANN, MONDAY, "Offer", "The  offer"),
        mail(
            id("2") + "In-Reply-To: <1@mail.example>\n",
            ANN,
            "emeka@acme.example, kim@acme.example",
            TUESDAY,
            "Re: Offer",
            "Thanks"),
        mail(
            id("3") + "References: <1@mail.example> <2@mail.example>\n",
            "Emeka O. Brandt <emeka@acme.example>",
            ANN,
            WEDNESDAY,
            "Re: Offer",
            "Welcome"),
        mail(id("4"), "Kim Oh <kim@acme.example>", ANN, MONDAY, "Other", "Other"),
        mail(
            id("5") + "Precedence: bulk\n",
            "Shop <hi@shop.example>",
            ANN,
            WEDNESDAY,
            "Sale",
            "Sale"));
  }

  private static String people(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "p" + i + "@crowd.example")
        .collect(Collectors.joining(", "));
  }

  private List<String> contacts() {
    return box.query(
        "select c.display_name, o.name, c.last_contacted_at at time zone 'UTC' || '+00', o.last_contacted_at at time zone 'UTC' || '+00'"
            + " from contacts c left join contact_companies j on j.tenant_id = c.tenant_id and j.contact_id = c.id"
            + " left join companies o on o.tenant_id = c.tenant_id and o.id = j.company_id"
            + " where c.tenant_id = :tenant and not c.is_deleted order by 1");
  }

  private String name() {
    return box.query("select display_name from contacts where tenant_id = :tenant").getFirst();
  }

  private String decision(String address) {
    return box.query(
            "select decision, reason from correspondents where tenant_id = :tenant and email_norm = '"
                + address
                + "'")
        .getFirst();
  }

  private String counts(String address) {
    return box.query(
            "select inbound, outbound from correspondents where tenant_id = :tenant and email_norm = '"
                + address
                + "'")
        .getFirst();
  }

  private List<String> messages() {
    return box.query(
        "select subject from messages where tenant_id = :tenant and not is_deleted order by subject");
  }

  private List<String> threads() {
    return box.query(
        "select string_agg(subject, ',' order by subject) as s from messages where tenant_id = :tenant group by thread_id order by s");
  }

  private List<String> timeline(String address) {
    return box.query(
        "select m.subject, a.direction from contact_emails e"
            + " join activity_contacts ac on ac.tenant_id = e.tenant_id and ac.contact_id = e.contact_id"
            + " join activities a on a.tenant_id = e.tenant_id and a.id = ac.activity_id"
            + " join messages m on m.tenant_id = e.tenant_id and m.id = a.message_id"
            + " where e.tenant_id = :tenant and e.email_norm = '"
            + address
            + "' order by ac.at desc");
  }
}
