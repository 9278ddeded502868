package com.invicrm.sync;

import com.invicrm.access.Workspace;
import com.invicrm.capture.AllMailboxes;
import com.invicrm.capture.Mailbox;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Tells capture which mailboxes there are, and holds their ledgers meanwhile.
@Component
class LockedMailboxes implements AllMailboxes {
  private final IntegrationStore integrations;
  private final LedgerStore ledger;
  private final ImportMaskStore files;
  private final LogRuleStore rules;
  private final Workspace workspace;

  LockedMailboxes(
      IntegrationStore integrations,
      LedgerStore ledger,
      ImportMaskStore files,
      LogRuleStore rules,
      Workspace workspace) {
    this.integrations = integrations;
    this.ledger = ledger;
    this.files = files;
    this.rules = rules;
    this.workspace = workspace;
  }

  /// The rules are read after the locks, so that whoever waited for them judges by the newest.
  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public List<Mailbox> lock() {
    ledger.lockAll(integrations.all(workspace.current()).stream().map(Mailbox::channelId).toList());
    return integrations.all(workspace.current());
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
  public Map<String, Set<UUID>> owned(Collection<String> addresses) {
    return integrations.owned(addresses);
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
  public int rulesNaming(Collection<String> addresses) {
    return rules.naming(addresses).size();
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public int maskRules(Collection<String> addresses) {
    return rules.mask(rules.naming(addresses));
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public int maskFiles(Collection<String> words, UnaryOperator<String> blot) {
    return files.mask(words, blot);
  }
}
