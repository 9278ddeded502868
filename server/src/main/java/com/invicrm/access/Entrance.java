package com.invicrm.access;

import com.invicrm.tenancy.CrmException;
import com.invicrm.tenancy.Ids;
import com.invicrm.tenancy.TenantId;
import com.invicrm.tenancy.Tenants;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Opens a session for somebody who proved who they are, and notes who did not.
@Component
class Entrance {
  private final SessionStore sessions;
  private final UserStore users;
  private final Workspace workspace;
  private final Tokens tokens;
  private final Transactions steps;

  Entrance(
      SessionStore sessions,
      UserStore users,
      Workspace workspace,
      Tokens tokens,
      Transactions steps) {
    this.sessions = sessions;
    this.users = users;
    this.workspace = workspace;
    this.tokens = tokens;
    this.steps = steps;
  }

  /// Opens a session.
  ///
  /// @param proven what the proof was held against: whoever changed since, proved nothing
  /// @throws CrmException.Unauthenticated when the user changed meanwhile
  SignedIn open(TenantId tenant, UserStore.Credentials proven, Credential.Kind kind) {
    return Tenants.call(tenant, () -> steps.write(() -> opened(tenant, proven, kind)));
  }

  /// Opens a session for somebody who proved it just now, by a link or a provider.
  ///
  /// @throws CrmException.Unauthenticated when the user is disabled
  SignedIn open(Directory.Entry user, Credential.Kind kind) {
    return Tenants.call(
        user.tenant(),
        () ->
            steps.write(() ->
                opened(
                    user.tenant(),
                    users.held(user.subjectId()).orElseThrow(Tokens::notSignedIn),
                    kind)));
  }

  private SignedIn opened(TenantId tenant, UserStore.Credentials proven, Credential.Kind kind) {
    UUID id = proven.userId();
    UserStore.Credentials now =
        users
            .held(id)
            .filter(proven::equals)
            .orElseThrow(() ->
                new CrmException.Unauthenticated(
                    "The account was changed meanwhile. Sign in again."));
    User user = users.find(id).orElseThrow();
    var viewer = new Viewer(tenant, id, Credential.session(kind, Ids.next()), user.role());
    Tokens.Issued issued = tokens.issue(viewer, now.tokenVersion());
    Optional<Caller> caller = Caller.current();
    sessions.insert(
        new SessionStore.Opened(
            viewer.via(),
            id,
            Devices.words(caller.map(Caller::userAgent).orElse("")),
            caller.map(Caller::address).orElse(null)),
        issued.expiresAt());
    steps.tell(Audited.of("session.started", viewer.via().id()).by(id));
    return new SignedIn(issued.token(), issued.expiresAt(), user, workspace.current());
  }

  /// Notes that somebody was not let in, beside the answer and not before it: only an address that
  /// somebody has leaves a note, and nobody shall tell the two apart by the time that it takes.
  void refuse(Directory.Entry user) {
    Optional<Caller> caller = Caller.current();
    var note =
        new Audited(
            "session.refused",
            user.subjectId(),
            null,
            new Refused(caller.map(Caller::address).orElse(null)),
            null);
    Thread.ofVirtual()
        .name("refusal")
        .start(() -> Tenants.run(user.tenant(), () -> steps.run(() -> steps.tell(note))));
  }

  /// What is told of somebody who is nobody yet.
  private record Refused(@Nullable String address) {}
}
