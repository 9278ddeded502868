package com.invicrm.capture;

import com.invicrm.capture.Correspondent.Decision;
import com.invicrm.capture.Correspondent.Outcome;
import com.invicrm.people.ContactIntake;
import com.invicrm.people.ContactIntake.Known;
import com.invicrm.people.ContactIntake.Shelved;
import com.invicrm.people.ErasedAddresses;
import com.invicrm.tenancy.Cursor;
import com.invicrm.tenancy.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Everybody whose address was seen in mailboxes, and what became of them.
@Component
@Transactional(readOnly = true)
public class Correspondents {
  /// Who is a contact shows only beside the contacts, so those with one outcome are picked out of
  /// so many at once, and one page looks at no more than so many.
  private static final int AT_ONCE = 500;

  private static final int MOST_READ = 10_000;

  private final CorrespondentStore store;
  private final ContactIntake contacts;
  private final ErasedAddresses erased;

  Correspondents(CorrespondentStore store, ContactIntake contacts, ErasedAddresses erased) {
    this.store = store;
    this.contacts = contacts;
    this.erased = erased;
  }

  /// Order of a list: most mails first, newest mail first, by address.
  public enum Sort {
    total,
    latest,
    address
  }

  /// A correspondent and the contact that the address belongs to now, if any.
  public record Listed(Correspondent correspondent, @Nullable UUID contactId) {}

  /// What became of one address.
  ///
  /// @param name the best name seen; may be empty
  /// @param rows one a mailbox
  public record Judged(
      String name, @Nullable UUID contactId, Decision decision, List<Listed> rows) {}

  /// What to list.
  ///
  /// @param startsWith beginning of the address, in lower case; empty for all
  /// @param after the row that the last page ended with
  record Query(String startsWith, Sort sort, @Nullable Correspondent after, int limit) {}

  /// A page of the correspondents of these mailboxes.
  ///
  /// @param only those with this outcome; whoever is looked for in vain makes the page short, and
  ///   it goes on all the same
  /// @throws com.invicrm.tenancy.CrmException.Invalid when the cursor is not one of this list
  public Page<Listed> page(
      Set<UUID> mailboxes,
      String startsWith,
      Sort sort,
      Optional<Outcome> only,
      @Nullable String cursor,
      int limit) {
    @Nullable Correspondent after =
        cursor == null ? null : Cursor.read(cursor, 5, Correspondents::row);
    if (only.isEmpty()) return page(mailboxes, new Query(startsWith, sort, after, limit));
    List<Listed> found = new ArrayList<>();
    Optional<String> next = Optional.ofNullable(cursor);
    for (int read = 0; read < MOST_READ; read += AT_ONCE) {
      Page<Listed> page = page(mailboxes, new Query(startsWith, sort, after, AT_ONCE));
      page.data().stream()
          .filter(l -> l.correspondent().decision().outcome() == only.get())
          .forEach(found::add);
      if (found.size() > limit) return Page.cut(found, limit, l -> cursor(l.correspondent()));
      next = page.nextCursor();
      if (next.isEmpty()) break;
      after = page.data().getLast().correspondent();
    }
    return new Page<>(found, next);
  }

  private Page<Listed> page(Set<UUID> mailboxes, Query query) {
    List<Correspondent> rows = store.page(mailboxes, query);
    Map<String, Known> known =
        contacts.whose(rows.stream().map(Correspondent::address).distinct().toList());
    return Page.cut(rows, query.limit(), Correspondents::cursor)
        .map(c -> listed(c, known.get(c.address())));
  }

  /// What became of one address in these mailboxes, the busiest first, and who it is now.
  public Judged judged(Set<UUID> mailboxes, String address) {
    if (!erased.among(List.of(address)).isEmpty()) {
      return new Judged("", null, Decision.none("erased"), List.of());
    }
    List<Correspondent> rows =
        mailboxes.isEmpty() ? List.of() : store.find(mailboxes, List.of(address));
    @Nullable Known known = contacts.whose(List.of(address)).get(address);
    List<Listed> listed = rows.stream().map(c -> listed(c, known)).toList();
    return new Judged(
        listed.stream().map(l -> l.correspondent().name()).max(PersonName.WORSE_FIRST).orElse(""),
        known == null || known.shelved() != Shelved.inUse ? null : known.contactId(),
        overall(listed, known),
        listed);
  }

  private static Decision overall(List<Listed> rows, @Nullable Known known) {
    if (known != null && known.shelved() == Shelved.putAway) return Decision.none("deleted");
    List<Decision> decisions = rows.stream().map(l -> l.correspondent().decision()).toList();
    if (known != null && known.shelved() == Shelved.inUse) {
      return decisions.stream()
          .filter(d -> !d.reason().equals("known"))
          .findFirst()
          .orElse(Decision.contact("known"));
    }
    return decisions.stream().findFirst().orElse(Decision.none("unseen"));
  }

  /// A contact may have appeared or been put away since by another mailbox or a person.
  private static Listed listed(Correspondent c, @Nullable Known known) {
    Correspondent shown = c.with(ContactDecisions.shown(c.decision(), known));
    if (known == null || known.shelved() != Shelved.inUse) return new Listed(shown, null);
    return new Listed(shown, known.contactId());
  }

  private static String cursor(Correspondent c) {
    Instant latest = c.latest() == null ? Instant.EPOCH : c.latest();
    return Cursor.of(
        c.mailbox().toString(),
        c.address(),
        Integer.toString(c.inbound()),
        Integer.toString(c.outbound()),
        latest.toString());
  }

  private static Correspondent row(List<String> values) {
    return new Correspondent(
        UUID.fromString(values.get(0)),
        values.get(1),
        "",
        Integer.parseInt(values.get(2)),
        Integer.parseInt(values.get(3)),
        Instant.parse(values.get(4)),
        Set.of(),
        Decision.none(""));
  }
}
