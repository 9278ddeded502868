package com.invicrm.access;

import com.invicrm.tenancy.CrmException;
import com.invicrm.tenancy.Ids;
import com.invicrm.tenancy.TenantId;
import com.invicrm.tenancy.Tenants;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Who has an account, and making one: each within one transaction, except for looking one up.
@Component
class Accounts {
  private final Workspace workspace;
  private final UserStore users;
  private final DirectoryStore directory;
  private final Transactions steps;

  Accounts(Workspace workspace, UserStore users, DirectoryStore directory, Transactions steps) {
    this.workspace = workspace;
    this.users = users;
    this.directory = directory;
    this.steps = steps;
  }

  /// Whoever an address stands for.
  ///
  /// @param user empty for an address that nobody has
  record Known(Directory.Entry entry, Optional<UserStore.Credentials> user) {}

  /// Looks an address up; for one that nobody has it asks as often, of a workspace that is none.
  Known byEmail(String email) {
    Directory.Entry entry =
        EmailAddresses.normalise(email)
            .flatMap(e -> steps.read(() -> directory.byEmail(e)))
            .orElseGet(() -> new Directory.Entry(new TenantId(Ids.next()), Ids.next()));
    return new Known(entry, credentials(entry));
  }

  Optional<UserStore.Credentials> credentials(Directory.Entry entry) {
    return Tenants.call(
        entry.tenant(), () -> steps.read(() -> users.credentials(entry.subjectId())));
  }

  /// Makes the workspace and its first admin, whose id it returns.
  UUID found(Registration r, String passwordHash) {
    workspace.found(r, "person");
    UUID admin = add(r.name(), r.email(), Role.admin, passwordHash, null);
    steps.tell(created(admin).by(admin));
    return admin;
  }

  /// Makes an account.
  ///
  /// @param passwordHash null for somebody who signs in elsewhere
  /// @param by whoever adds or invited them; null for whoever founds the workspace
  UUID add(String name, String email, Role role, @Nullable String passwordHash, @Nullable UUID by) {
    String norm = norm(email);
    UUID id = Ids.next();
    if (!directory.claimEmail(norm, id)) {
      throw new CrmException.Conflict(
          "This address has an account already. Sign in with it, or use another one.", null);
    }
    users.insert(id, email.strip(), norm, name, role, passwordHash, by);
    return id;
  }

  /// What is told of a fresh account.
  Audited created(UUID id) {
    return Audited.made("user.created", id, users.find(id).orElseThrow());
  }

  /// What others know of a person, and no good password.
  List<String> known(String name, String email) {
    return List.of(name, email, workspace.current().name());
  }

  /// The same of a user.
  Optional<List<String>> known(UUID userId) {
    return users.find(userId).map(u -> known(u.name(), u.email()));
  }

  /// One spelling of an address.
  ///
  /// @throws CrmException.Invalid when it is none
  static String norm(String email) {
    return EmailAddresses.normalise(email)
        .orElseThrow(() -> new CrmException.Invalid("email", "is not an e-mail address"));
  }
}
