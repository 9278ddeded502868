package com.invicrm.capture;

import com.google.common.collect.ImmutableSet;
import com.invicrm.capture.CorrespondentRow.Decision;
import com.invicrm.people.ContactIntake;
import com.invicrm.people.ContactIntake.Known;
import com.invicrm.people.ContactIntake.Shelved;
import com.invicrm.tenancy.Cursor;
import com.invicrm.tenancy.Page;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Everybody whose address was seen in mailboxes, and what became of them.
@Component
@Transactional(readOnly = true)
public class Correspondents {
  private final CorrespondentStore store;
  private final ContactIntake contacts;

  Correspondents(CorrespondentStore store, ContactIntake contacts) {
    this.store = store;
    this.contacts = contacts;
  }

  /// Order of a list: most mails first, newest mail first, by address.
  public enum Sort {
    total,
    latest,
    address
  }

  /// What to list.
  ///
  /// @param mailboxes the integrations that the viewer may see
  /// @param startsWith beginning of the address, in lower case; empty for all
  /// @param cursor where the last page ended; null for the first
  public record Query(
      Set<UUID> mailboxes, String startsWith, Sort sort, int limit, @Nullable String cursor) {
    public Query {
      mailboxes = ImmutableSet.copyOf(mailboxes);
    }

    @Nullable CorrespondentRow after() {
      return cursor == null ? null : Cursor.read(cursor, 5, Correspondents::row);
    }
  }

  /// A page of the correspondents of some mailboxes.
  ///
  /// @throws com.invicrm.tenancy.CrmException.Invalid when the cursor is not one of this list
  public Page<Correspondent> page(Query query) {
    List<CorrespondentRow> rows = store.page(query);
    Map<String, Known> known =
        contacts.whose(rows.stream().map(CorrespondentRow::address).distinct().toList());
    return Page.cut(rows, query.limit(), Correspondents::cursor)
        .map(c -> today(c, known.get(c.address())));
  }

  /// A contact may have appeared or been put away since, by another mailbox or a person.
  private static Correspondent today(CorrespondentRow row, @Nullable Known known) {
    boolean away = known != null && known.shelved() == Shelved.putAway;
    if (known == null || away) {
      return listed(away ? row.with(Decision.none("deleted")) : row, null);
    }
    Decision decision = row.decision().isContact() ? row.decision() : Decision.contact("known");
    return listed(row.with(decision), known.contactId());
  }

  private static Correspondent listed(CorrespondentRow row, @Nullable UUID contactId) {
    return new Correspondent(
        row.mailbox(),
        row.address(),
        row.name(),
        row.inbound(),
        row.outbound(),
        row.latest(),
        contactId,
        row.decision().outcome().name(),
        row.decision().reason());
  }

  private static String cursor(CorrespondentRow c) {
    Instant latest = c.latest() == null ? Instant.EPOCH : c.latest();
    return Cursor.of(
        c.mailbox().toString(),
        c.address(),
        Integer.toString(c.inbound()),
        Integer.toString(c.outbound()),
        latest.toString());
  }

  private static CorrespondentRow row(List<String> values) {
    return new CorrespondentRow(
        UUID.fromString(values.get(0)),
        values.get(1),
        "",
        Integer.parseInt(values.get(2)),
        Integer.parseInt(values.get(3)),
        Instant.parse(values.get(4)),
        Decision.none(""));
  }
}
