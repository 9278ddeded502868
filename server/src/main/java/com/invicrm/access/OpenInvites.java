package com.invicrm.access;

import com.invicrm.tenancy.CrmException;
import com.invicrm.tenancy.Tenants;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Invitations as whoever holds their link meets them: each makes one account.
@Component
class OpenInvites {
  private final InviteStore store;
  private final OneTimeLinks links;
  private final Accounts accounts;
  private final Transactions steps;

  OpenInvites(InviteStore store, OneTimeLinks links, Accounts accounts, Transactions steps) {
    this.store = store;
    this.links = links;
    this.accounts = accounts;
    this.steps = steps;
  }

  /// An invitation that was open a moment ago.
  ///
  /// @param known what others know of whoever is invited
  record Found(Directory.Entry entry, Invite invite, List<String> known) {}

  Optional<Found> find(String token) {
    return links
        .find(OneTimeLinks.Kind.invite, token)
        .flatMap(e -> Tenants.call(e.tenant(), () -> steps.read(() -> open(e))));
  }

  /// Makes the account; of several who try at once, for one.
  ///
  /// @param said what they say they are called; empty takes the invitation's
  /// @param hash null for somebody who signs in elsewhere
  Directory.Entry accept(Found found, Optional<String> said, @Nullable String hash) {
    String name =
        said.or(() -> Optional.ofNullable(found.invite().name()))
            .orElseThrow(() -> new CrmException.Invalid("name", "is missing"));
    UUID user =
        Tenants.call(
            found.entry().tenant(), () -> steps.write(() -> made(found.invite(), name, hash)));
    return new Directory.Entry(found.entry().tenant(), user);
  }

  private Optional<Found> open(Directory.Entry entry) {
    return store
        .find(entry.subjectId())
        .filter(i -> i.state() == Invite.State.open)
        .map(i -> {
          String name = Optional.ofNullable(i.name()).orElse("");
          return new Found(entry, i, accounts.known(name, i.email()));
        });
  }

  private UUID made(Invite invite, String name, @Nullable String hash) {
    if (!store.accept(invite.id())) throw OneTimeLinks.gone();
    UUID user = accounts.add(name, invite.email(), invite.role(), hash, invite.invitedBy());
    steps.tell(accounts.created(user).by(user));
    steps.tell(Audited.of("invite.accepted", invite.id()).by(user));
    return user;
  }
}
