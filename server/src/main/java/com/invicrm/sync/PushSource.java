package com.invicrm.sync;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A provider that tells by itself that something happened in a mailbox.
public interface PushSource {
  /// The provider's mailboxes, as their channels name it.
  String provider();

  /// The address of the mailbox that a push is about, as written; nothing when it says none.
  ///
  /// @param authorization the request's header of that name
  /// @throws com.invicrm.tenancy.CrmException.Unauthenticated when it is not from the provider
  Optional<String> address(@Nullable String authorization, byte[] body);
}
