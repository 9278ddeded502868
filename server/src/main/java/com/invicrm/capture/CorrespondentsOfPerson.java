package com.invicrm.capture;

import com.invicrm.access.Users;
import com.invicrm.people.ErasedKind;
import com.invicrm.people.ErasedPerson;
import com.invicrm.people.HoldsPeople;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// What mailboxes know of the addresses of somebody who is erased, and what people said of them.
@Component
class CorrespondentsOfPerson implements HoldsPeople {
  private final AllMailboxes mailboxes;
  private final CorrespondentStore correspondents;
  private final AddressRuleStore rules;
  private final Users users;

  CorrespondentsOfPerson(
      AllMailboxes mailboxes,
      CorrespondentStore correspondents,
      AddressRuleStore rules,
      Users users) {
    this.mailboxes = mailboxes;
    this.correspondents = correspondents;
    this.rules = rules;
    this.users = users;
  }

  /// Without a mailbox of their own colleagues would not be captured either.
  @Override
  public Optional<String> own(Collection<String> addresses) {
    return mailboxes.owned(addresses).keySet().stream()
        .findFirst()
        .or(() -> addresses.stream().filter(a -> users.byEmail(a).isPresent()).findFirst());
  }

  @Override
  public void holdOff() {
    mailboxes.lock();
  }

  @Override
  public Map<ErasedKind, Integer> count(ErasedPerson whom) {
    return Map.of(
        ErasedKind.correspondents,
        correspondents.count(whom.addresses()),
        ErasedKind.addressRules,
        rules.count(whom.addresses()) + mailboxes.rulesNaming(whom.addresses()));
  }

  @Override
  public Map<ErasedKind, Integer> maskAtOnce(ErasedPerson whom) {
    return Map.of(
        ErasedKind.correspondents, correspondents.mask(whom.addresses()),
        ErasedKind.addressRules,
            rules.mask(whom.addresses()) + mailboxes.maskRules(whom.addresses()),
        ErasedKind.imports, mailboxes.maskFiles(whom.words(), whom.blot()::inTitle));
  }
}
