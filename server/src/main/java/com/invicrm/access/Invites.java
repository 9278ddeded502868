package com.invicrm.access;

import com.invicrm.tenancy.CrmException;
import com.invicrm.tenancy.Cursor;
import com.invicrm.tenancy.Ids;
import com.invicrm.tenancy.Page;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Invitations of colleagues, as admins see them.
@Component
@Transactional(readOnly = true)
public class Invites {
  private final InviteStore store;
  private final DirectoryStore directory;
  private final OneTimeLinks links;
  private final ApplicationEventPublisher news;

  Invites(
      InviteStore store,
      DirectoryStore directory,
      OneTimeLinks links,
      ApplicationEventPublisher news) {
    this.store = store;
    this.directory = directory;
    this.links = links;
    this.news = news;
  }

  /// All of them, the newest first.
  ///
  /// @param cursor where the page before ended
  public Page<Invite> page(Optional<String> cursor, int limit) {
    Optional<UUID> before =
        cursor.map(c -> Cursor.read(c, 1, parts -> UUID.fromString(parts.getFirst())));
    return Page.cut(store.page(before, limit + 1), limit, i -> Cursor.of(i.id().toString()));
  }

  /// One of them.
  ///
  /// @throws CrmException.NotFound when there is no such one
  public Invite read(UUID id) {
    return store.find(id).orElseThrow(() -> new CrmException.NotFound("invitation", id));
  }

  /// Invites somebody; an earlier invitation of the address is withdrawn.
  ///
  /// @return the link, whose id is the invitation's
  /// @throws CrmException.Invalid when the address is none
  /// @throws CrmException.Conflict when the address has an account
  @Transactional
  public Link create(Viewer viewer, NewInvite invite) {
    String norm = Accounts.norm(invite.email());
    if (directory.byEmail(norm).isPresent()) {
      throw new CrmException.Conflict("This address has an account already.", null);
    }
    store.revokeOf(norm);
    Link link = links.make(OneTimeLinks.Kind.invite, Ids.next());
    store.insert(
        new InviteStore.Fresh(
            link.id(),
            invite.email().strip(),
            norm,
            invite.name(),
            invite.role(),
            link.expiresAt(),
            viewer.userId()));
    news.publishEvent(Audited.made("user.invited", link.id(), invite));
    return link;
  }

  /// Withdraws one.
  ///
  /// @throws CrmException.NotFound when there is no such one
  /// @throws CrmException.Conflict when it is not open any more
  @Transactional
  public void revoke(UUID id) {
    Invite invite = read(id);
    if (!store.revoke(id)) {
      throw new CrmException.Conflict(
          "This invitation is not open any more: it is " + invite.state() + ".", null);
    }
    news.publishEvent(Audited.of("invite.revoked", id));
  }
}
