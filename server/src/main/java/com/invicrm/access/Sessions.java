package com.invicrm.access;

import com.invicrm.tenancy.CrmException;
import com.invicrm.tenancy.Cursor;
import com.invicrm.tenancy.Page;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Where somebody is signed in, and ending that.
@Component
public class Sessions {
  private final SessionStore store;
  private final UserStore users;
  private final Transactions steps;

  Sessions(SessionStore store, UserStore users, Transactions steps) {
    this.store = store;
    this.users = users;
    this.steps = steps;
  }

  /// One's own that are good, the newest first.
  ///
  /// @param cursor where the page before ended
  public Page<OpenSession> page(Viewer viewer, Optional<String> cursor, int limit) {
    Optional<UUID> before =
        cursor.map(c -> Cursor.read(c, 1, parts -> UUID.fromString(parts.getFirst())));
    return Page.cut(
        steps.read(() -> store.page(viewer.userId(), before, limit + 1)),
        limit,
        s -> Cursor.of(s.id().toString()));
  }

  /// Ends one of one's own; its token is worth nothing from now on.
  ///
  /// @throws CrmException.NotFound when there is no such one, or it is over
  public void end(Viewer viewer, UUID id) {
    steps.run(() -> {
      if (!store.end(viewer.userId(), id)) throw new CrmException.NotFound("session", id);
      steps.tell(Audited.of("session.ended", id));
      steps.evict(Eviction.Kind.session, id);
    });
  }

  /// Ends all of one's own but the one that asks.
  public void endOthers(Viewer viewer) {
    UUID kept = viewer.via().id();
    steps.run(() -> {
      store.endOthers(viewer.userId(), kept);
      steps.tell(Audited.of("sessions.ended", viewer.userId()));
      steps.evict(Eviction.Kind.user, viewer.userId());
    });
  }

  /// Ends all of a user's.
  ///
  /// @throws CrmException.NotFound when there is no such user
  public void endAll(UUID user) {
    steps.run(() -> {
      if (users.find(user).isEmpty()) throw new CrmException.NotFound("user", user);
      store.endAll(user);
      steps.tell(Audited.of("sessions.ended", user));
      steps.evict(Eviction.Kind.user, user);
    });
  }
}
