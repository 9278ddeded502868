package com.invicrm.sync;

import com.invicrm.access.EmailAddresses;
import com.invicrm.tenancy.Tenants;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Takes what a provider tells by itself: the mailboxes that it is about are read a little later.
@Component
public class TakePush {
  private final PushSource source;
  private final Watches watches;

  TakePush(PushSource source, Watches watches) {
    this.source = source;
    this.watches = watches;
  }

  /// Takes a push; of a mailbox that nobody connected nothing comes.
  ///
  /// @param authorization the request's header of that name
  /// @throws com.invicrm.tenancy.CrmException.Unauthenticated when it is not from the provider
  @Transactional(propagation = Propagation.NEVER)
  public void take(@Nullable String authorization, byte[] body) {
    source.address(authorization, body).flatMap(EmailAddresses::normalise).ifPresent(this::told);
  }

  private void told(String norm) {
    for (WatchStore.Watched one : watches.find(source.provider(), norm)) {
      Tenants.run(one.tenant(), () -> watches.pushed(one.channel(), norm));
    }
  }
}
