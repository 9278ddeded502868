package com.invicrm.access;

import com.invicrm.tenancy.CrmException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Changes a colleague's name, role or status.
@Component
public class ChangeUser {
  private final UserStore users;
  private final SessionStore sessions;
  private final Transactions steps;

  ChangeUser(UserStore users, SessionStore sessions, Transactions steps) {
    this.users = users;
    this.sessions = sessions;
    this.steps = steps;
  }

  /// Changes what is given; another role or status ends all of their sessions.
  ///
  /// @throws CrmException.NotFound when there is no such user
  /// @throws CrmException.Conflict when nobody would be left to manage the workspace
  public User change(UUID id, UserChange change) {
    return steps.write(() -> changed(id, change));
  }

  private User changed(UUID id, UserChange change) {
    // Two admins who demote each other at once: the second waits here, and then sees the first.
    List<UUID> admins = users.holdAdmins();
    User before = users.find(id).orElseThrow(() -> new CrmException.NotFound("user", id));
    Role role = Objects.requireNonNullElse(change.role(), before.role());
    User.Status status = Objects.requireNonNullElse(change.status(), before.status());
    boolean stays = role == Role.admin && status == User.Status.active;
    if (!stays && admins.equals(List.of(id))) {
      throw new CrmException.Conflict(
          before.name() + " is the last active admin. Make somebody else an admin first.", id);
    }
    steps.evict(Eviction.Kind.user, id);
    users.change(id, Objects.requireNonNullElse(change.name(), before.name()), role, status);
    if (role != before.role() || status != before.status()) {
      users.endTokens(id);
      sessions.endAll(id);
    }
    User after = users.find(id).orElseThrow();
    steps.tell(Audited.changed("user.changed", id, before, after));
    return after;
  }
}
