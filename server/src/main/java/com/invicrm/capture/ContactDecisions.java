package com.invicrm.capture;

import com.invicrm.access.ContactPolicy;
import com.invicrm.capture.AddressRule.Verdict;
import com.invicrm.capture.Correspondent.Decision;
import com.invicrm.capture.Correspondent.Evidence;
import com.invicrm.capture.Mailbox.ContactRules;
import com.invicrm.capture.Mailbox.OwnDomain;
import com.invicrm.people.ContactIntake.Known;
import com.invicrm.people.ContactIntake.Shelved;
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

  /// Decides when mail comes: who is here stays here, until a rule changes.
  ///
  /// @param before what was decided earlier
  /// @param known whose the address is already
  /// @param rule what people said of the address
  Decision decide(
      Correspondent who,
      @Nullable Decision before,
      @Nullable Known known,
      @Nullable AddressRule rule) {
    if (known != null && known.shelved() == Shelved.putAway) return Decision.none("deleted");
    return before != null && before.isContact() ? before : judge(who, rule);
  }

  /// As people see it: who is a contact through another mailbox or a person is known. It is not
  /// written down, since it depends on who came first.
  static Decision shown(Decision decision, @Nullable Known known) {
    if (known == null || known.shelved() == Shelved.retired) return decision;
    if (known.shelved() == Shelved.putAway) return Decision.none("deleted");
    return decision.isContact() ? decision : Decision.contact("known");
  }

  /// What the rules alone say.
  Decision judge(Correspondent who, @Nullable AddressRule rule) {
    if (rule != null && rule.verdict() == Verdict.always) return Decision.contact("always");
    if (rule != null) return Decision.none("never");
    return byRules(who);
  }

  private Decision byRules(Correspondent who) {
    if (SenderRules.isMachine(who.address())) return Decision.none("automated");
    if (SenderRules.isList(who.address())) return Decision.none("list");
    if (SenderRules.isRole(who.address())) return Decision.none("role");
    if (rules.ownDomain() == OwnDomain.excluded && owner.isColleague(who.address())) {
      return Decision.none("ownDomain");
    }
    return byPolicy(who);
  }

  private Decision byPolicy(Correspondent who) {
    boolean wroteTo = who.evidence().contains(Evidence.wroteTo);
    if (rules.policy() == ContactPolicy.off) return Decision.none("policyOff");
    if (rules.policy() == ContactPolicy.everyone && !who.evidence().isEmpty()) {
      return Decision.contact("everyone");
    }
    if (rules.policy() == ContactPolicy.wroteTo && wroteTo) return Decision.contact("wroteTo");
    if (who.outbound() > 0) return Decision.none("massMail");
    return Decision.none(rules.policy() == ContactPolicy.everyone ? "automated" : "neverWroteTo");
  }
}
