package com.invicrm.sync;

import com.invicrm.access.EmailAddresses;
import com.invicrm.access.Role;
import com.invicrm.access.Viewer;
import com.invicrm.tenancy.CrmException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The mailboxes of the workspace, as far as a viewer may look into them.
@Component
@Transactional(readOnly = true)
public class Mailboxes {
  private final IntegrationStore store;

  Mailboxes(IntegrationStore store) {
    this.store = store;
  }

  /// The viewer's own mailboxes, and for admins those that belong to nobody.
  ///
  /// @param owner only the one with this address; null for all
  public Set<UUID> of(Viewer viewer, @Nullable String owner) {
    var scope =
        viewer.role() == Role.admin
            ? IntegrationStore.Scope.ownAndNobodys
            : IntegrationStore.Scope.own;
    @Nullable String address = owner == null ? null : EmailAddresses.normalise(owner).orElse(owner);
    return Set.copyOf(store.mailboxesOf(viewer.userId(), scope, address));
  }

  /// The channels of a mailbox about which the viewer decides: whoever it belongs to decides what
  /// colleagues see of it.
  ///
  /// @throws CrmException.NotFound when there is no such mailbox
  /// @throws CrmException.Forbidden when it is somebody else's
  public Set<UUID> decided(Viewer viewer, UUID mailbox) {
    if (store.addressesOf(List.of(mailbox)).isEmpty()) {
      throw new CrmException.NotFound("mailbox", mailbox);
    }
    if (!decided(viewer).contains(mailbox)) {
      throw new CrmException.Forbidden(
          "This is a colleague's mailbox. Only they decide what others see of its mail; you can ask them for access.");
    }
    return store.channelsOf(List.of(mailbox)).keySet();
  }

  /// The viewer's own mailboxes, whatever their role.
  public Set<UUID> decided(Viewer viewer) {
    return Set.copyOf(store.mailboxesOf(viewer.userId(), IntegrationStore.Scope.own, null));
  }

  /// The channels that they are read by: mailbox by channel.
  public Map<UUID, UUID> channels(Collection<UUID> mailboxes) {
    return mailboxes.isEmpty() ? Map.of() : store.channelsOf(mailboxes);
  }

  /// Their addresses.
  public Map<UUID, String> addresses(Collection<UUID> mailboxes) {
    return mailboxes.isEmpty() ? Map.of() : store.addressesOf(mailboxes);
  }
}
