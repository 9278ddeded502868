package com.invicrm.sync;

import com.invicrm.access.Audited;
import com.invicrm.access.ContactPolicyChanged;
import com.invicrm.access.Viewer;
import com.invicrm.sync.HealthStore.Row;
import com.invicrm.sync.Integration.Data;
import com.invicrm.sync.Integration.Rules;
import com.invicrm.tenancy.CrmException;
import com.invicrm.tenancy.RecordChanged;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What owners do with their mailboxes; whoever manages users may pause and disconnect any.
///
/// Each fails with [CrmException.NotFound] or [CrmException.Forbidden] as [Integrations] does, and
/// with [CrmException.Conflict] when the mailbox is in no state for it.
@Component
@Transactional
public class MailboxControls {
  private final Integrations integrations;
  private final MailboxStore store;
  private final TokenSteps tokens;
  private final MailboxTurns turns;
  private final ApplicationEventPublisher news;

  MailboxControls(
      Integrations integrations,
      MailboxStore store,
      TokenSteps tokens,
      MailboxTurns turns,
      ApplicationEventPublisher news) {
    this.integrations = integrations;
    this.store = store;
    this.tokens = tokens;
    this.turns = turns;
    this.news = news;
  }

  /// Reads it now.
  public void readNow(Viewer viewer, UUID id) {
    store.lock(id);
    Row row = integrations.own(viewer, id);
    requireActive(row);
    if (row.channel().state().equals("held")) throw conflict("Start it first.");
    turns.soon(row.channel().id());
  }

  /// Lets one begin that waits for its owner.
  public void start(Viewer viewer, UUID id) {
    store.lock(id);
    Row row = integrations.own(viewer, id);
    requireActive(row);
    if (!row.channel().state().equals("held")) throw conflict("It has begun already.");
    store.state(row.channel().id(), "new");
    turns.soon(row.channel().id());
    tell(Audited.of("mailbox.started", id), id);
  }

  /// Has it read no more until somebody says otherwise.
  public void pause(Viewer viewer, UUID id) {
    store.lock(id);
    Row row = integrations.managed(viewer, id);
    requireActive(row);
    store.status(id, "paused");
    store.fence(row.channel().id());
    tell(Audited.of("mailbox.paused", id), id);
  }

  /// Has it read on.
  public void resume(Viewer viewer, UUID id) {
    store.lock(id);
    Row row = integrations.own(viewer, id);
    if (!row.status().equals("paused")) throw conflict("It is not paused.");
    store.status(id, "active");
    store.clear(row.channel().id());
    if (!row.channel().state().equals("held")) turns.soon(row.channel().id());
    tell(Audited.of("mailbox.resumed", id), id);
  }

  /// Changes what is read and who becomes a contact.
  public void change(Viewer viewer, UUID id, UnaryOperator<Rules> edit) {
    store.lock(id);
    Row row = integrations.own(viewer, id);
    Rules before = row.rules();
    Rules after = edit.apply(before);
    if (after.equals(before)) return;
    store.fence(row.channel().id());
    store.rules(id, after);
    news.publishEvent(new MailboxRulesChanged(row.channel().id(), before, after));
    if (row.status().equals("active") && !row.channel().state().equals("held")) {
      turns.soon(row.channel().id());
    }
    boolean judges =
        !after.policy().equals(before.policy())
            || !after.includeOwnDomain().equals(before.includeOwnDomain());
    if (judges) news.publishEvent(new ContactPolicyChanged());
    tell(Audited.changed("mailbox.changed", id, before, after), id);
  }

  /// Has mails that could not be read fetched again; how many.
  public int retry(Viewer viewer, UUID id) {
    store.lock(id);
    Row row = integrations.own(viewer, id);
    requireActive(row);
    int mails = store.retry(row.channel().id());
    if (mails > 0) turns.soon(row.channel().id());
    news.publishEvent(RecordChanged.one("integration", id));
    return mails;
  }

  /// Cuts the mailbox off: its tokens are gone when this returns, and whoever works on it can write
  /// no more.
  ///
  /// @return the refresh token, so that the provider can be told
  Optional<String> cut(Viewer viewer, UUID id, Data data) {
    store.lock(id);
    Row row = integrations.managed(viewer, id);
    boolean closing = row.channel().state().equals("closing");
    boolean nothingToDo = row.status().equals("disconnected") && (closing || data == Data.keep);
    if (nothingToDo) throw conflict("It is disconnected already.");
    Optional<String> refresh = tokens.erase(id);
    store.status(id, "disconnected");
    store.fence(row.channel().id());
    store.clear(row.channel().id());
    if (data == Data.takeBack) {
      store.state(row.channel().id(), "closing");
      turns.soon(row.channel().id());
    }
    tell(Audited.made("mailbox.disconnected", id, Map.of("data", data)), id);
    return refresh;
  }

  private static void requireActive(Row row) {
    switch (row.status()) {
      case "paused" -> throw conflict("It is paused. Resume it first.");
      case "reauth" -> throw conflict("Its owner has to connect it again first.");
      case "disconnected" -> throw conflict("It is disconnected.");
      default -> {}
    }
  }

  private static CrmException.Conflict conflict(String words) {
    return new CrmException.Conflict("Nothing was done with this mailbox. " + words, null);
  }

  private void tell(Audited done, UUID id) {
    news.publishEvent(done);
    news.publishEvent(RecordChanged.one("integration", id));
  }
}
