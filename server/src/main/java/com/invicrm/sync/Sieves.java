package com.invicrm.sync;

import com.invicrm.access.Users;
import com.invicrm.capture.Colleagues;
import com.invicrm.capture.Mailbox;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What keeps mail out, as it was said last. Whoever stores mail asks within the transaction that
/// stores it, behind the mailbox's lock: who says otherwise takes the locks of all mailboxes first,
/// so that nothing is stored by rules that are no more.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Sieves {
  private final LogRuleStore rules;
  private final IntegrationStore integrations;
  private final Users users;

  Sieves(LogRuleStore rules, IntegrationStore integrations, Users users) {
    this.rules = rules;
    this.integrations = integrations;
    this.users = users;
  }

  public Sieve of(Mailbox mailbox) {
    boolean internal = integrations.skipsInternal(mailbox.id());
    return new Sieve(
        mailbox.addresses(),
        new NeverLog(rules.patterns(mailbox.userId())),
        internal ? Optional.of(colleagues()) : Optional.empty());
  }

  private Colleagues colleagues() {
    return new Colleagues(integrations.ownAddresses(), users.addresses());
  }
}
