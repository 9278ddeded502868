package com.invicrm.access;

import com.invicrm.tenancy.CrmException;
import com.invicrm.tenancy.Ids;
import com.invicrm.tenancy.TenantId;
import com.invicrm.tenancy.Tenants;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Makes a workspace.
@Component
public class Register {
  private final Accounts accounts;
  private final Passwords passwords;
  private final Entrance entrance;
  private final Transactions steps;

  Register(Accounts accounts, Passwords passwords, Entrance entrance, Transactions steps) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.entrance = entrance;
    this.steps = steps;
  }

  /// Registers a workspace and signs its admin in.
  ///
  /// @param kind `browser` or `token`: who will hold the token
  /// @throws CrmException.Invalid when the password is too easy to guess
  /// @throws CrmException.Conflict when the address has an account
  public SignedIn register(Registration registration, Credential.Kind kind) {
    TenantId tenant = new TenantId(Ids.next());
    List<String> known =
        List.of(registration.name(), registration.email(), registration.tenantName());
    String hash = passwords.hash(new ChosenPassword("password", registration.password(), known));
    UUID user = Tenants.call(tenant, () -> steps.write(() -> accounts.found(registration, hash)));
    return entrance.open(new Directory.Entry(tenant, user), kind);
  }
}
