package com.invicrm.people;

import com.invicrm.tenancy.CrmException.NotFound;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Who and what there is in the workspace, in use or put away: what happened with them outlasts
/// both.
@Component
@Transactional(readOnly = true)
public class Known {
  private final KnownStore store;

  Known(KnownStore store) {
    this.store = store;
  }

  /// Passes when there is such a person, put away or not.
  ///
  /// @throws NotFound when there never was one here
  public void requireContact(UUID id) {
    if (!store.contact(id)) throw new NotFound("contact", id);
  }

  /// Passes when there is such a company, put away or not.
  ///
  /// @throws NotFound when there never was one here
  public void requireCompany(UUID id) {
    if (!store.company(id)) throw new NotFound("company", id);
  }

  /// The addresses of people, put away or not: whose each is.
  public Map<String, UUID> addresses(Collection<UUID> contacts) {
    return contacts.isEmpty() ? Map.of() : store.addresses(contacts);
  }
}
