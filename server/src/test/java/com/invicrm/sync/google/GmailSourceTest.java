package com.invicrm.sync.google;

import static com.invicrm.fixtures.google.GoogleMethod.getMessage;
import static com.invicrm.fixtures.google.GoogleMethod.getThread;
import static com.invicrm.fixtures.google.GoogleMethod.listHistory;
import static com.invicrm.fixtures.google.GoogleMethod.listMessages;
import static com.invicrm.fixtures.google.GoogleMethod.listSendAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.invicrm.fixtures.google.FakeMail;
import com.invicrm.fixtures.google.GoogleErrors;
import com.invicrm.sync.MailSource;
import com.invicrm.sync.MailSource.Change;
import com.invicrm.sync.MailSource.Changes;
import com.invicrm.sync.MailSource.Listing;
import com.invicrm.sync.MailSource.Standpoint;
import com.invicrm.sync.MailSource.Wanted;
import com.invicrm.sync.MailSource.What;
import com.invicrm.sync.MailSource.Window;
import com.invicrm.sync.MailSourceContract;
import com.invicrm.sync.SourceException.CursorExpired;
import com.invicrm.sync.SourceException.PageExpired;
import com.invicrm.sync.SourceException.Throttled;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Gmail is a source of mail; numbers are those of the cases that a sync has to stand.
class GmailSourceTest implements MailSourceContract {
  private final FakeGmail gmail = new FakeGmail();

  @AfterEach
  void stop() {
    gmail.close();
  }

  @Override
  public MailSource source() {
    return gmail.source();
  }

  @Override
  public String receive(String subject, Instant at) {
    return gmail.ann.arrive(mail(subject).receivedAt(at));
  }

  @Override
  public void pagesOf(int mails) {
    gmail.ann.pages().largest(mails);
  }

  @Test
  void theOwnersConfirmedAddressesAreKnown() {
    gmail.ann.alias("sales@acme.example");
    gmail.ann.unconfirmedAlias("ceo@harbour.example");
    assertThat(source().standpoint().addresses())
        .containsExactlyInAnyOrder("ann@acme.example", "sales@acme.example");
    assertThat(gmail.turn.spent()).isEqualTo(2).isEqualTo((int) gmail.ann.spent().units());
  }

  @Test
  void withoutLeaveToSeeAddressesTheStandpointIsStillThere() {
    gmail.google.faults().on(listSendAs).answer(GoogleErrors.scopeMissing());
    gmail.google.faults().on(listSendAs).answer(GoogleErrors.domainPolicy());
    for (int i = 0; i < 2; i++) {
      Standpoint standpoint = source().standpoint();
      assertThat(standpoint.addresses()).containsExactly("ann@acme.example");
      assertThat(standpoint.cursor()).isEqualTo(gmail.ann.historyId());
    }
  }

  @Test
  void aThrottleWhileAddressesAreAskedForIsAThrottle() {
    gmail.google.faults().on(listSendAs).answer(GoogleErrors.userRateLimit());
    assertThatThrownBy(() -> source().standpoint()).isInstanceOf(Throttled.class);
  }

  @Test
  void draftsChatsSpamTrashAndUnwantedLabelsAreNotListed() {
    String wanted = receive("Wanted", NOW);
    String own = gmail.ann.addLabel("Not for the CRM");
    gmail.ann.label(receive("Private", NOW), own);
    gmail.ann.arrive(mail("News").labels("INBOX", "CATEGORY_PROMOTIONS"));
    gmail.ann.arrive(mail("Chat").labels("CHAT"));
    gmail.ann.draft(mail("Draft"));
    gmail.ann.spam(receive("Spam", NOW));
    gmail.ann.trash(receive("Trash", NOW));
    var window =
        new Window(NOW, Optional.empty(), Set.of(), Set.of(own, "CATEGORY_PROMOTIONS", "SPAM"));
    assertThat(source().list(window, Optional.empty()).mails())
        .containsExactly(new Wanted(wanted, gmail.ann.thread(wanted)));
    assertThat(gmail.turn.spent()).isEqualTo(6);
  }

  @Test
  void mailWithNoneOfTheWantedLabelsIsNotListed() {
    String own = gmail.ann.addLabel("Big Clients");
    String labelled = receive("Labelled", NOW);
    gmail.ann.label(labelled, own);
    receive("Other", NOW);
    var window = new Window(NOW, Optional.empty(), Set.of(own, "SENT", "Label_gone"), Set.of());
    assertThat(source().list(window, Optional.empty()).mails())
        .extracting(Wanted::id)
        .containsExactly(labelled);
  }

  @Test
  void case11AnEmptyPageThatNamesAnotherIsNotTheLast() {
    String id = receive("One", NOW);
    gmail.ann.pages().emptyLists(1);
    Listing empty =
        source().list(new Window(NOW, Optional.empty(), Set.of(), Set.of()), Optional.empty());
    assertThat(empty.mails()).isEmpty();
    assertThat(
            source()
                .list(new Window(NOW, Optional.empty(), Set.of(), Set.of()), empty.next())
                .mails())
        .extracting(Wanted::id)
        .containsExactly(id);
  }

  @Test
  void case10APageOfHistoryWithoutHistoryIsNotTheLast() {
    String cursor = source().standpoint().cursor();
    String id = receive("One", NOW);
    gmail.ann.pages().emptyHistories(1);
    Changes empty = source().changes(cursor, Optional.empty());
    assertThat(empty.changes()).isEmpty();
    Changes next = source().changes(cursor, empty.next());
    assertThat(next.changes()).extracting(Change::id).containsExactly(id);
    assertThat(next.next()).isEmpty();
    assertThat(next.cursor()).isEqualTo(gmail.ann.historyId());
  }

  @Test
  void case8AForgottenCursorIsExpired() {
    String cursor = source().standpoint().cursor();
    receive("One", NOW);
    gmail.ann.expireHistory();
    assertThatThrownBy(() -> source().changes(cursor, Optional.empty()))
        .isInstanceOf(CursorExpired.class);
    assertThatThrownBy(() -> source().changes("no number", Optional.empty()))
        .isInstanceOf(CursorExpired.class);
  }

  @Test
  void aForgottenPageIsExpired() {
    for (int i = 0; i < 3; i++) receive("Mail " + i, NOW.plusSeconds(i));
    pagesOf(1);
    String cursor = gmail.ann.historyId();
    receive("More", NOW);
    receive("More", NOW);
    Optional<String> page =
        source()
            .list(new Window(NOW, Optional.empty(), Set.of(), Set.of()), Optional.empty())
            .next();
    Optional<String> later = source().changes(cursor, Optional.empty()).next();
    gmail.ann.pages().expire();
    assertThatThrownBy(
            () -> source().list(new Window(NOW, Optional.empty(), Set.of(), Set.of()), page))
        .isInstanceOf(PageExpired.class);
    assertThatThrownBy(() -> source().changes(cursor, later)).isInstanceOf(PageExpired.class);
  }

  @Test
  void everyThingThatTouchesAMessageIsToldWithItsLabels() {
    String cursor = gmail.ann.historyId();
    String id = receive("One", NOW);
    gmail.ann.label(id, "STARRED");
    gmail.ann.unlabel(id, "UNREAD");
    gmail.ann.touch(id);
    gmail.ann.delete(id);
    List<Change> changes = source().changes(cursor, Optional.empty()).changes();
    assertThat(changes)
        .extracting(Change::what)
        .containsExactly(What.arrived, What.labelled, What.unlabelled, What.touched, What.deleted);
    assertThat(changes).extracting(Change::id).containsOnly(id);
    assertThat(changes.get(0).labels().orElseThrow())
        .containsExactlyInAnyOrder("INBOX", "UNREAD", "CATEGORY_PERSONAL");
    assertThat(changes.get(1).labels()).contains(Set.of("STARRED"));
    assertThat(changes.get(2).labels()).contains(Set.of("UNREAD"));
    assertThat(changes.get(3).labels()).isEmpty();
  }

  @Test
  void case27TheSameMessageMayBeToldManyTimesOnOneAndOnSeveralPages() {
    String cursor = gmail.ann.historyId();
    String id = receive("One", NOW);
    for (int i = 0; i < 4; i++) gmail.ann.touch(id);
    pagesOf(3);
    Changes first = source().changes(cursor, Optional.empty());
    Changes second = source().changes(cursor, first.next());
    assertThat(first.changes()).extracting(Change::id).containsExactly(id, id, id);
    assertThat(second.changes()).extracting(Change::id).containsExactly(id, id);
  }

  @Test
  void cursorsMayBeLongerThanALong() {
    gmail.ann.jumpHistory("18446744073709000000");
    String cursor = source().standpoint().cursor();
    assertThat(cursor).hasSize(20);
    receive("One", NOW);
    Change change = source().changes(cursor, Optional.empty()).changes().getFirst();
    assertThat(new BigInteger(change.at())).isGreaterThan(new BigInteger(cursor));
  }

  @Test
  void ownLabelsAreToldFromGmails() {
    String own = gmail.ann.addLabel("Customers");
    assertThat(source().labels())
        .contains(new MailSource.Label(own, "Customers", true))
        .contains(new MailSource.Label("INBOX", "INBOX", false));
  }

  @Test
  void eachCallIsPaidForBeforeItIsMade() {
    for (int i = 0; i < 3; i++) receive("Mail " + i, NOW);
    source().standpoint();
    source().list(new Window(NOW, Optional.empty(), Set.of(), Set.of()), Optional.empty());
    source().changes(gmail.ann.historyId(), Optional.empty());
    source().fetch(gmail.ann.ids().stream().map(id -> new Wanted(id, null)).toList());
    assertThat(gmail.ann.spent().units(listMessages)).isEqualTo(5);
    assertThat(gmail.ann.spent().units(listHistory)).isEqualTo(2);
    assertThat(gmail.ann.spent().units(getMessage)).isEqualTo(60);
    assertThat(gmail.ann.spent().units(getThread)).isZero();
    assertThat(gmail.turn.spent()).isEqualTo(69).isEqualTo((int) gmail.ann.spent().units());
  }

  @Test
  void pushesAreAskedForAWeekAndEnded() {
    gmail.google.clock().set(NOW);
    var watch = gmail.api().watch(gmail.turn.token(), "projects/crm/topics/gmail");
    assertThat(watch.historyId()).isEqualTo(gmail.ann.historyId());
    assertThat(Instant.ofEpochMilli(watch.expiration())).isEqualTo(NOW.plus(Duration.ofDays(7)));
    assertThat(gmail.google.isWatched("ann@acme.example")).isTrue();
    gmail.api().stop(gmail.turn.token());
    assertThat(gmail.google.isWatched("ann@acme.example")).isFalse();
  }

  private static FakeMail mail(String subject) {
    return FakeMail.from("Kim Oh <kim@harbour.example>").to("ann@acme.example").subject(subject);
  }
}
