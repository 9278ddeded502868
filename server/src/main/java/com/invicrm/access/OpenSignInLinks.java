package com.invicrm.access;

import com.invicrm.access.SignInLinkStore.Good;
import com.invicrm.tenancy.Tenants;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// OneTimeLinks for somebody who is locked out, as whoever holds one meets them.
@Component
class OpenSignInLinks {
  private final SignInLinkStore store;
  private final OneTimeLinks links;
  private final Accounts accounts;
  private final PasswordChanges changes;
  private final Transactions steps;

  OpenSignInLinks(
      SignInLinkStore store,
      OneTimeLinks links,
      Accounts accounts,
      PasswordChanges changes,
      Transactions steps) {
    this.store = store;
    this.links = links;
    this.accounts = accounts;
    this.changes = changes;
    this.steps = steps;
  }

  /// A link that was good a moment ago.
  ///
  /// @param known what others know of its user
  record Found(Directory.Entry entry, Good link, List<String> known) {}

  Optional<Found> find(String token) {
    return links
        .find(OneTimeLinks.Kind.sign_in_link, token)
        .flatMap(e -> Tenants.call(e.tenant(), () -> steps.read(() -> good(e))));
  }

  private Optional<Found> good(Directory.Entry entry) {
    return store
        .find(entry.subjectId())
        .flatMap(link -> accounts.known(link.userId()).map(k -> new Found(entry, link, k)));
  }

  /// Uses it up and sets the password; all earlier sessions end.
  void use(Good link, String hash) {
    steps.run(() -> {
      if (!store.use(link.id())) throw OneTimeLinks.gone();
      changes.byLink(link, hash);
    });
  }

  void countFailure(Good link) {
    steps.run(() -> store.countFailure(link.id()));
  }
}
