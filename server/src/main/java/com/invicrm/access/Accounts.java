package com.invicrm.access;

import com.invicrm.tenancy.CrmException;
import com.invicrm.tenancy.Ids;
import com.invicrm.tenancy.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What signing in and adding people do within one transaction.
@Component
class Accounts {
  private final Workspace workspace;
  private final UserStore users;
  private final SessionStore sessions;
  private final DirectoryStore directory;
  private final Clock clock;

  Accounts(
      Workspace workspace,
      UserStore users,
      SessionStore sessions,
      DirectoryStore directory,
      Clock clock) {
    this.workspace = workspace;
    this.users = users;
    this.sessions = sessions;
    this.directory = directory;
    this.clock = clock;
  }

  /// Makes the workspace and its first admin, whose id it returns.
  UUID found(Registration r, String passwordHash) {
    workspace.found(r, "person");
    return add(new NewUser(r.name(), r.email(), r.password(), Role.admin), passwordHash, null);
  }

  UUID add(NewUser user, String passwordHash, @Nullable UUID by) {
    String norm =
        EmailAddresses.normalise(user.email())
            .orElseThrow(() -> new CrmException.Invalid("email", "is not an e-mail address"));
    UUID id = Ids.next();
    if (!directory.claimEmail(norm, id)) {
      throw new CrmException.Conflict(
          "This address has an account already. Sign in with it, or use another one.", null);
    }
    users.insert(id, user.email().strip(), norm, user.name(), user.role(), passwordHash, by);
    return id;
  }

  Optional<Directory.Entry> byEmail(String emailNorm) {
    return directory.byEmail(emailNorm);
  }

  Optional<UserStore.Credentials> credentials(UUID userId) {
    return users.credentials(userId);
  }

  SignedIn openSession(
      TenantId tenant, UserStore.Credentials credentials, Credential.Kind kind, Tokens tokens) {
    User user = users.find(credentials.userId()).orElseThrow();
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Instant expiresAt = now.plus(Tokens.LIFETIME);
    var viewer = new Viewer(tenant, user.id(), Credential.session(kind, Ids.next()), user.role());
    sessions.insert(viewer.via(), user.id(), expiresAt);
    String token = tokens.issue(viewer, credentials.tokenVersion(), now, expiresAt);
    return new SignedIn(token, expiresAt, user, workspace.current());
  }

  void endSession(UUID sessionId) {
    sessions.end(sessionId);
  }
}
