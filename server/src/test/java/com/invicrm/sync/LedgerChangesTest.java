package com.invicrm.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.sync.LedgerChanges.Deed;
import com.invicrm.sync.LedgerChanges.Fate;
import com.invicrm.sync.LedgerChanges.Row;
import com.invicrm.sync.LedgerChanges.Step;
import com.invicrm.sync.MailSource.Change;
import com.invicrm.sync.MailSource.What;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a history makes of the ledger, whatever the order in which it is told.
class LedgerChangesTest {
  private static final LedgerChanges RULES =
      new LedgerChanges(new Labels(Set.of(), Set.of("Label_1")));

  @Test
  void whatIsTouchedInAnyWayIsFetched() {
    for (What what : List.of(What.arrived, What.labelled, What.unlabelled, What.touched)) {
      assertThat(step(change("7", "a", what, "INBOX"), null).row().fate())
          .as("%s", what)
          .isEqualTo(Fate.pending);
    }
  }

  @ParameterizedTest
  @CsvSource({"DRAFT,draft", "SPAM,spam", "TRASH,trash", "CHAT,chat", "Label_1,label"})
  void whatNobodyWantsIsLeftOutBeforeItIsPaidFor(String label, String reason) {
    Row row = step(change("7", "a", What.arrived, "INBOX", label), null).row();
    assertThat(row.fate()).isEqualTo(Fate.skipped);
    assertThat(row.reason()).isEqualTo(reason);
  }

  @Test
  void whatArrivesAndIsDeletedInOneWindowIsGone() {
    List<Step> steps =
        RULES.of(
            List.of(change("9", "a", What.deleted), change("8", "a", What.arrived, "INBOX")),
            Map.of());
    assertThat(steps).singleElement().extracting(s -> s.row().fate()).isEqualTo(Fate.gone);
  }

  @Test
  void whatIsTrashedIsTakenBackAndComesAgainWhenItIsRescued() {
    Step trashed = step(change("9", "a", What.labelled, "TRASH"), done("a", "5", "INBOX"));
    assertThat(trashed.deed()).isEqualTo(Deed.withdraw);
    assertThat(trashed.row().reason()).isEqualTo("trash");
    Step rescued = step(change("11", "a", What.unlabelled, "TRASH"), trashed.row());
    assertThat(rescued.row().fate()).isEqualTo(Fate.pending);
    assertThat(rescued.deed()).isEqualTo(Deed.nothing);
  }

  @Test
  void aDraftThatIsSentIsFetched() {
    Row draft = step(change("7", "a", What.arrived, "DRAFT"), null).row();
    Step sent =
        RULES
            .of(
                List.of(
                    change("9", "a", What.unlabelled, "DRAFT"),
                    change("9", "a", What.labelled, "SENT")),
                Map.of("a", draft))
            .getFirst();
    assertThat(sent.row().fate()).isEqualTo(Fate.pending);
  }

  @Test
  void whatIsAppliedAlreadyChangesNothing() {
    assertThat(
            RULES.of(
                List.of(change("5", "a", What.labelled, "TRASH")),
                Map.of("a", done("a", "5", "INBOX"))))
        .isEmpty();
  }

  @Test
  void placesInTheHistoryAreNumbersOfAnyLength() {
    assertThat(LedgerChanges.isLater("100000000000000000001", "99999999999999999999")).isTrue();
    assertThat(LedgerChanges.isLater("9", "10")).isFalse();
    assertThat(LedgerChanges.isLater("10", "10")).isFalse();
  }

  @Test
  void theOrderInWhichLabelsAreToldDoesNotMatter() {
    var random = new Random(7);
    for (int i = 0; i < 500; i++) {
      List<Change> history = history(random);
      Row inOrder = after(history, List.of(history));
      List<List<Change>> pages = new ArrayList<>();
      history.forEach(c -> pages.add(List.of(c)));
      pages.addAll(List.of(history, List.copyOf(history.reversed())));
      List<Change> mixed = new ArrayList<>(history);
      Collections.shuffle(mixed, random);
      assertThat(after(history, List.of(mixed))).as("history %s", history).isEqualTo(inOrder);
      assertThat(after(history, pages)).as("history %s", history).isEqualTo(inOrder);
    }
  }

  private static Row after(List<Change> history, List<List<Change>> pages) {
    Map<String, Row> rows = new HashMap<>();
    for (List<Change> page : pages) {
      RULES.of(page, rows).forEach(s -> rows.put(s.row().id(), s.row()));
    }
    return Objects.requireNonNull(rows.get(history.getFirst().id()));
  }

  private static List<Change> history(Random random) {
    List<Change> history = new ArrayList<>();
    history.add(change("100", "a", What.arrived, "INBOX"));
    for (int at = 101; at < 101 + random.nextInt(6); at++) {
      What what = random.nextBoolean() ? What.labelled : What.unlabelled;
      String label = List.of("TRASH", "SPAM", "Label_1", "STARRED").get(random.nextInt(4));
      history.add(change(String.valueOf(at), "a", what, label));
    }
    return history;
  }

  private static Step step(Change change, @Nullable Row before) {
    return RULES
        .of(List.of(change), before == null ? Map.of() : Map.of(before.id(), before))
        .getFirst();
  }

  private static Change change(String at, String id, What what, String... labels) {
    return new Change(
        at, id, "t", what, labels.length == 0 ? Optional.empty() : Optional.of(Set.of(labels)));
  }

  private static Row done(String id, String history, String... labels) {
    return new Row(id, "t", Fate.done, "", Optional.of(Set.of(labels)), history);
  }
}
