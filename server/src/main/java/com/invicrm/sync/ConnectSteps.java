package com.invicrm.sync;

import com.invicrm.access.Audited;
import com.invicrm.access.EmailAddresses;
import com.invicrm.access.Viewer;
import com.invicrm.capture.ErasedMail;
import com.invicrm.sync.ConnectMailbox.Problem;
import com.invicrm.sync.ConnectMailbox.Start;
import com.invicrm.sync.ConnectionStore.Account;
import com.invicrm.sync.ConnectionStore.Connection;
import com.invicrm.sync.MailConsent.Answer.Given;
import com.invicrm.tenancy.CrmException;
import com.invicrm.tenancy.RecordChanged;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The part of connecting a mailbox that is one transaction: the mailbox, its tokens and its first
/// turn stand together, or nothing does.
@Component
@Transactional
class ConnectSteps {
  /// What was wished for when it began.
  record Wanted(Optional<UUID> integration, Start start) {}

  /// It cannot be connected.
  static final class NotConnected extends RuntimeException {
    private final Problem problem;

    NotConnected(Problem problem) {
      super(problem.name(), null, false, false);
      this.problem = problem;
    }

    Problem problem() {
      return problem;
    }
  }

  private final ConnectionStore store;
  private final IntegrationStore mailboxes;
  private final TokenSteps tokens;
  private final ErasedMail erased;
  private final After after;

  ConnectSteps(
      ConnectionStore store,
      IntegrationStore mailboxes,
      TokenSteps tokens,
      ErasedMail erased,
      After after) {
    this.store = store;
    this.mailboxes = mailboxes;
    this.tokens = tokens;
    this.erased = erased;
    this.after = after;
  }

  /// What follows.
  @Component
  record After(MailboxTurns turns, ApplicationEventPublisher news) {}

  /// The address of a mailbox that the viewer connects again.
  @Transactional(readOnly = true)
  public String addressOf(Viewer viewer, UUID integration) {
    Connection there =
        store
            .find(integration)
            .orElseThrow(() -> new CrmException.NotFound("mailbox", integration));
    if (!viewer.userId().equals(there.userId())) {
      throw new CrmException.Forbidden(
          "This is a colleague's mailbox. Only they can connect it again.");
    }
    return there.address();
  }

  /// Keeps what the owner's consent gave; the mailbox.
  ///
  /// @throws NotConnected when it cannot be, and nothing changes
  public UUID keep(Viewer viewer, Wanted wanted, String provider, Given given) {
    MailConsent.Account who = given.account().orElseThrow(() -> new NotConnected(Problem.failed));
    String norm =
        EmailAddresses.normalise(who.address()).orElseThrow(() -> new NotConnected(Problem.failed));
    requireNotErased(norm);
    store.lock();
    var account = new Account(provider, who.address(), norm, who.subject());
    List<Connection> all = store.find(account);
    if (all.size() > 1) throw new NotConnected(Problem.taken);
    Optional<Connection> there = all.stream().findFirst();
    check(viewer, wanted, given, there);
    UUID integration =
        there
            .map(c -> store.again(c.id(), viewer.userId(), account, given.scopes()))
            .orElseGet(() -> store.insert(viewer.userId(), account, given.scopes()));
    mailboxes.addAddresses(integration, List.of(norm));
    tokens.kept(integration, given);
    ConnectionStore.Channel channel = store.channel(integration, wanted.start());
    if (!channel.isHeld()) after.turns().soon(channel.id());
    tell(integration, account, there.filter(c -> !c.isAway()).isPresent());
    return integration;
  }

  private void check(Viewer viewer, Wanted wanted, Given given, Optional<Connection> there) {
    Optional<Connection> here = there.filter(c -> !c.isAway());
    if (wanted.integration().isPresent()
        && !wanted.integration().equals(here.map(Connection::id))) {
      throw new NotConnected(Problem.otherAccount);
    }
    if (here.filter(c -> !viewer.userId().equals(c.userId())).isPresent()) {
      throw new NotConnected(Problem.taken);
    }
    if (here.filter(Connection::isClosing).isPresent()) throw new NotConnected(Problem.closing);
    boolean hasRefresh =
        given.refresh().isPresent() || here.filter(Connection::hasRefresh).isPresent();
    if (!hasRefresh) throw new NotConnected(Problem.failed);
  }

  private void requireNotErased(String address) {
    try {
      erased.requireIn(List.of(address));
    } catch (CrmException.Conflict e) {
      throw new NotConnected(Problem.erased);
    }
  }

  private void tell(UUID integration, Account account, boolean again) {
    after
        .news()
        .publishEvent(
            again
                ? Audited.of("mailbox.reconnected", integration)
                : Audited.made(
                    "mailbox.connected", integration, Map.of("address", account.address())));
    after.news().publishEvent(RecordChanged.one("integration", integration));
  }
}
