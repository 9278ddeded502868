package com.invicrm.deals;

import com.invicrm.access.AuditLog;
import com.invicrm.deals.DealMaskStore.Named;
import com.invicrm.people.Blot;
import com.invicrm.people.ErasedKind;
import com.invicrm.people.ErasedPerson;
import com.invicrm.people.HoldsPeople;
import com.invicrm.people.NameIndex;
import com.invicrm.people.SubjectKind;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Deals that were talked over with somebody who is erased: they keep all but the person.
@Component
class DealsOfPerson implements HoldsPeople {
  private final DealMaskStore store;
  private final NameIndex names;
  private final AuditLog audit;

  DealsOfPerson(DealMaskStore store, NameIndex names, AuditLog audit) {
    this.store = store;
    this.names = names;
    this.audit = audit;
  }

  @Override
  public Map<ErasedKind, Integer> count(ErasedPerson whom) {
    return Map.of(ErasedKind.deals, store.count(whom.contacts()));
  }

  @Override
  public Map<ErasedKind, Integer> maskAtOnce(ErasedPerson whom) {
    Blot blot = whom.blot();
    List<Named> deals = store.of(whom.contacts());
    for (Named deal : deals) {
      String masked = blot.inTitle(deal.name());
      if (!masked.equals(deal.name())) rename(new Named(deal.id(), masked));
    }
    int told = audit.mask(deals.stream().map(Named::id).toList(), whom.words());
    return Map.of(ErasedKind.deals, store.unlink(whom.contacts()), ErasedKind.auditEntries, told);
  }

  private void rename(Named deal) {
    store.rename(deal);
    names.put(SubjectKind.deal, deal.id(), List.of(deal.name()));
    names.forgetFormer(List.of(deal.id()));
  }
}
