package com.invicrm.sync;

import com.invicrm.access.Permission;
import com.invicrm.access.Viewer;
import com.invicrm.sync.HealthStore.Ledgered;
import com.invicrm.sync.HealthStore.Row;
import com.invicrm.sync.Integration.Problem;
import com.invicrm.tenancy.CrmException;
import com.invicrm.tenancy.Cursor;
import com.invicrm.tenancy.Page;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Mailboxes at providers and how they are: each user sees their own, whoever manages users sees
/// how all are, and nothing of what is in them.
@Component
@Transactional(readOnly = true)
public class Integrations {
  private static final String COLLEAGUES =
      "This is a colleague's mailbox. Only they decide what is done with it; an admin can pause and disconnect it.";

  private final HealthStore store;
  private final MailboxStore mailboxes;
  private final MailboxHealth health;

  Integrations(HealthStore store, MailboxStore mailboxes, MailboxHealth health) {
    this.store = store;
    this.mailboxes = mailboxes;
    this.health = health;
  }

  /// The mailboxes that a viewer may see, the oldest first.
  public List<Integration> all(Viewer viewer) {
    List<Row> rows = store.all(manages(viewer) ? null : viewer.userId());
    Map<UUID, Ledgered> counts = store.counts(rows.stream().map(r -> r.channel().id()).toList());
    return rows.stream().map(r -> integration(r, counts)).toList();
  }

  /// One mailbox.
  ///
  /// @throws CrmException.NotFound when there is none
  /// @throws CrmException.Forbidden when it is a colleague's and the viewer does not manage users
  public Integration read(Viewer viewer, UUID id) {
    Row row = managed(viewer, id);
    return integration(row, store.counts(List.of(row.channel().id())));
  }

  /// Mails of one's own mailbox that could not be read.
  ///
  /// @throws CrmException.Forbidden when it is a colleague's
  public Page<Problem> problems(Viewer viewer, UUID id, @Nullable String cursor, int limit) {
    Row row = own(viewer, id);
    String after = cursor == null ? "" : Cursor.read(cursor, 1, List::getFirst);
    return Page.cut(
        mailboxes.problems(row.channel().id(), after, limit + 1), limit, p -> Cursor.of(p.id()));
  }

  /// One's own mailbox.
  Row own(Viewer viewer, UUID id) {
    Row row = find(id);
    if (!row.userId().equals(viewer.userId())) throw new CrmException.Forbidden(COLLEAGUES);
    return row;
  }

  /// One's own mailbox, or for whoever manages users any.
  Row managed(Viewer viewer, UUID id) {
    return manages(viewer) ? find(id) : own(viewer, id);
  }

  private Row find(UUID id) {
    return store.find(id).orElseThrow(() -> new CrmException.NotFound("mailbox", id));
  }

  private Integration integration(Row row, Map<UUID, Ledgered> counts) {
    Ledgered ledgered = counts.getOrDefault(row.channel().id(), new Ledgered());
    return health.of(row, ledgered.counts(row.channel().contacts(), row.channel().companies()));
  }

  private static boolean manages(Viewer viewer) {
    return viewer.role().permissions().contains(Permission.USERS_MANAGE);
  }
}
