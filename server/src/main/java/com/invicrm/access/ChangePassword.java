package com.invicrm.access;

import com.invicrm.tenancy.CrmException;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Changes one's own password.
@Component
public class ChangePassword {
  private final Accounts accounts;
  private final PasswordChanges changes;
  private final Passwords passwords;
  private final Transactions steps;

  ChangePassword(
      Accounts accounts, PasswordChanges changes, Passwords passwords, Transactions steps) {
    this.accounts = accounts;
    this.changes = changes;
    this.passwords = passwords;
    this.steps = steps;
  }

  /// Changes it and ends all other sessions.
  ///
  /// @throws CrmException.Invalid of field `current` when that is not the password, of field `new`
  ///   when that is too easy to guess
  public void change(Viewer viewer, String current, String fresh) {
    UUID id = viewer.userId();
    UserStore.Credentials user =
        accounts.credentials(new Directory.Entry(viewer.tenant(), id)).orElseThrow();
    if (!passwords.matches(current, user.passwordHash())) {
      throw new CrmException.Invalid("current", "is not your password");
    }
    List<String> known = steps.read(() -> accounts.known(id).orElse(List.of()));
    String hash = passwords.hash(new ChosenPassword("new", fresh, known));
    steps.run(() -> {
      changes.own(viewer, hash);
      steps.evict(Eviction.Kind.user, id);
    });
  }
}
