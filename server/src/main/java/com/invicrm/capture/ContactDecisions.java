package com.invicrm.capture;

import com.invicrm.access.ContactPolicy;
import com.invicrm.capture.Correspondent.Decision;
import com.invicrm.capture.Mailbox.ContactRules;
import com.invicrm.capture.Mailbox.OwnDomain;
import com.invicrm.capture.Tally.Evidence;
import com.invicrm.people.ContactIntake.Known;
import com.invicrm.people.ContactIntake.Shelved;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whether a correspondent becomes a contact, and by which rule.
///
/// Evidence only ever speaks for a contact, so the order of mails does not matter.
final class ContactDecisions {
  private final Owner owner;
  private final ContactRules rules;

  ContactDecisions(Owner owner, ContactRules rules) {
    this.owner = owner;
    this.rules = rules;
  }

  /// @param before what was decided earlier
  /// @param known whose the address is already
  Decision decide(
      Correspondent who, Set<Evidence> evidence, @Nullable Decision before, @Nullable Known known) {
    if (known != null && known.shelved() == Shelved.putAway) return Decision.none("deleted");
    if (before != null && before.isContact()) return before;
    Decision decision = byRules(who, evidence);
    return known == null || decision.isContact() ? decision : Decision.contact("known");
  }

  private Decision byRules(Correspondent who, Set<Evidence> evidence) {
    if (SenderRules.isMachine(who.address())) return Decision.none("automated");
    if (SenderRules.isRole(who.address())) return Decision.none("role");
    if (rules.ownDomain() == OwnDomain.excluded && owner.isColleague(who.address())) {
      return Decision.none("ownDomain");
    }
    return byPolicy(who, evidence);
  }

  private Decision byPolicy(Correspondent who, Set<Evidence> evidence) {
    boolean wroteTo = evidence.contains(Evidence.wroteTo);
    if (rules.policy() == ContactPolicy.off) return Decision.none("policyOff");
    if (rules.policy() == ContactPolicy.everyone && !evidence.isEmpty()) {
      return Decision.contact("everyone");
    }
    if (rules.policy() == ContactPolicy.wroteTo && wroteTo) return Decision.contact("wroteTo");
    if (who.outbound() > 0) return Decision.none("massMail");
    return Decision.none(rules.policy() == ContactPolicy.everyone ? "automated" : "neverWroteTo");
  }
}
