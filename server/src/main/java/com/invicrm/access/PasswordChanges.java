package com.invicrm.access;

import com.invicrm.access.SignInLinkStore.Good;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// What else happens when a password becomes another one, in the running transaction.
@Component
class PasswordChanges {
  private final UserStore users;
  private final SessionStore sessions;
  private final SecondStep second;
  private final Transactions steps;

  PasswordChanges(UserStore users, SessionStore sessions, SecondStep second, Transactions steps) {
    this.users = users;
    this.sessions = sessions;
    this.second = second;
    this.steps = steps;
  }

  /// One's own: the session that asks stays.
  void own(Viewer viewer, String hash) {
    users.setPassword(viewer.userId(), hash);
    sessions.endOthers(viewer.userId(), viewer.via().id());
    steps.tell(Audited.of("password.changed", viewer.userId()));
  }

  /// By a link: no session and no token stays.
  void byLink(Good link, String hash) {
    UUID user = link.userId();
    users.setPassword(user, hash);
    users.endTokens(user);
    sessions.endAll(user);
    if (link.resetsTotp() && second.remove(user)) {
      steps.tell(Audited.of("totp.disabled", user).by(user));
    }
    steps.tell(Audited.of("password.changed", user).by(user));
  }
}
