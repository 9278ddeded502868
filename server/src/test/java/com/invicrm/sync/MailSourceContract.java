package com.invicrm.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.capture.mime.MailParser;
import com.invicrm.capture.mime.Parsed.Legible;
import com.invicrm.sync.MailSource.Change;
import com.invicrm.sync.MailSource.Changes;
import com.invicrm.sync.MailSource.Count;
import com.invicrm.sync.MailSource.Delivered;
import com.invicrm.sync.MailSource.Delivered.Came;
import com.invicrm.sync.MailSource.Delivered.Gone;
import com.invicrm.sync.MailSource.Delivery;
import com.invicrm.sync.MailSource.Listing;
import com.invicrm.sync.MailSource.Match;
import com.invicrm.sync.MailSource.Standpoint;
import com.invicrm.sync.MailSource.Wanted;
import com.invicrm.sync.MailSource.What;
import com.invicrm.sync.MailSource.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What every source of mail keeps to; each proves it in its own test.
public interface MailSourceContract {
  /// When the mails of these tests came, or a little before.
  Instant NOW = Instant.parse("2026-11-02T09:00:00Z");

  /// The source, for a turn that is long enough.
  MailSource source();

  /// A mail comes in; answers its id.
  String receive(String subject, Instant at);

  /// Pages hold no more than so many from now on.
  void pagesOf(int mails);

  @Test
  default void itSaysWhoseMailboxItIs() {
    Standpoint standpoint = source().standpoint();
    assertThat(standpoint.address()).isEqualTo("ann@acme.example");
    assertThat(standpoint.addresses()).contains("ann@acme.example");
    assertThat(standpoint.cursor()).isNotEmpty();
  }

  @Test
  default void mailsAreListedOnceNewestFirstOverAllPages() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 7; i++) ids.addFirst(receive("Mail " + i, NOW.plusSeconds(i)));
    pagesOf(3);
    assertThat(listed(NOW)).containsExactlyElementsOf(ids);
  }

  @Test
  default void mailsAreCountedAsFarAsThePagesGo() {
    for (int i = 0; i < 7; i++) receive("Mail " + i, NOW.plusSeconds(i));
    receive("Old", NOW.minus(Duration.ofDays(1)));
    pagesOf(3);
    var window = new Window(NOW, Optional.empty(), Set.of(), Set.of());
    assertThat(source().count(window, new Match.All(), 3)).isEqualTo(new Count(7, false));
    assertThat(source().count(window, new Match.All(), 2)).isEqualTo(new Count(6, true));
  }

  @Test
  default void olderMailIsNotListed() {
    receive("Old", NOW.minus(Duration.ofDays(90)).minusSeconds(1));
    String within = receive("New", NOW.minus(Duration.ofDays(90)));
    assertThat(listed(NOW.minus(Duration.ofDays(90)))).containsExactly(within);
  }

  @Test
  default void whatComesAfterTheStandpointIsAChange() {
    receive("Before", NOW);
    String cursor = source().standpoint().cursor();
    String first = receive("During", NOW.plusSeconds(1));
    String second = receive("After", NOW.plusSeconds(2));
    List<Change> changes = changed(cursor);
    assertThat(changes).extracting(Change::id).containsExactly(first, second);
    assertThat(changes).extracting(Change::what).containsOnly(What.arrived);
    assertThat(changed(cursor)).isEqualTo(changes);
  }

  @Test
  default void changesComeOverAllPagesAndTheLastCursorIsGood() {
    String cursor = source().standpoint().cursor();
    for (int i = 0; i < 5; i++) receive("Mail " + i, NOW.plusSeconds(i));
    pagesOf(2);
    assertThat(changed(cursor)).hasSize(5);
    Changes last = source().changes(cursor, Optional.empty());
    while (last.next().isPresent()) last = source().changes(cursor, last.next());
    assertThat(changed(last.cursor())).isEmpty();
    String next = receive("Next", NOW.plusSeconds(9));
    assertThat(changed(last.cursor())).extracting(Change::id).containsExactly(next);
  }

  @Test
  default void mailsAreFetchedWithWhenTheyCame() {
    String one = receive("One", NOW);
    String other = receive("Other", NOW.plusSeconds(60));
    Delivery delivery = source().fetch(List.of(new Wanted(other, null), new Wanted(one, null)));
    assertThat(delivery.stopped()).isEmpty();
    assertThat(delivery.mails()).extracting(Delivered::id).containsExactlyInAnyOrder(one, other);
    for (Delivered delivered : delivery.mails()) {
      var came = (Came) delivered;
      boolean first = delivered.id().equals(one);
      assertThat(((Legible) MailParser.parse(came.mail())).mail().subject())
          .isEqualTo(first ? "One" : "Other");
      assertThat(came.mail().ref().receivedAt()).isEqualTo(first ? NOW : NOW.plusSeconds(60));
    }
  }

  @Test
  default void whatIsNotThereIsGoneAndTheRestComes() {
    String one = receive("One", NOW);
    Delivery delivery = source().fetch(List.of(new Wanted("1234", null), new Wanted(one, null)));
    assertThat(delivery.mails())
        .filteredOn(Gone.class::isInstance)
        .containsExactly(new Gone("1234"));
    assertThat(delivery.mails()).filteredOn(Came.class::isInstance).hasSize(1);
  }

  private List<String> listed(Instant since) {
    List<String> ids = new ArrayList<>();
    var window = new Window(since, Optional.empty(), Set.of(), Set.of());
    Listing page = source().list(window, Optional.empty());
    page.mails().forEach(m -> ids.add(m.id()));
    while (page.next().isPresent()) {
      page = source().list(window, page.next());
      page.mails().forEach(m -> ids.add(m.id()));
    }
    return ids;
  }

  private List<Change> changed(String cursor) {
    Changes page = source().changes(cursor, Optional.empty());
    List<Change> changes = new ArrayList<>(page.changes());
    while (page.next().isPresent()) {
      page = source().changes(cursor, page.next());
      changes.addAll(page.changes());
    }
    return changes;
  }
}
