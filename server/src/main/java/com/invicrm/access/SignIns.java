package com.invicrm.access;

import com.invicrm.tenancy.CrmException;
import com.invicrm.tenancy.TenantId;
import com.invicrm.tenancy.Tenants;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Signing in with an address and a password, and a code where a second step is on.
@Component
public class SignIns {
  private final Accounts accounts;
  private final Passwords passwords;
  private final SecondStep second;
  private final Challenges challenges;
  private final Entrance entrance;

  SignIns(
      Accounts accounts,
      Passwords passwords,
      SecondStep second,
      Challenges challenges,
      Entrance entrance) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.second = second;
    this.challenges = challenges;
    this.entrance = entrance;
  }

  /// Signs in.
  ///
  /// @param code of the second step, if it comes along
  /// @param kind `browser` or `token`: who will hold the token
  /// @throws CrmException.Unauthenticated when the pair or the code is wrong; unknown and known
  ///   addresses look and take alike
  /// @throws CrmException.LimitReached after too many wrong passwords for that address
  /// @throws CrmException.SecondStepNeeded when the password is right, and a code is needed
  public SignedIn signIn(
      String email, String password, Optional<String> code, Credential.Kind kind) {
    passwords.countTry(email);
    Accounts.Known known = accounts.byEmail(email);
    // The slow hash runs outside any transaction, and also for addresses that nobody has.
    boolean right =
        passwords.matches(password, known.user().flatMap(UserStore.Credentials::passwordHash));
    if (!right || known.user().isEmpty()) {
      if (known.user().isPresent()) entrance.refuse(known.entry());
      throw new CrmException.Unauthenticated("The address or the password is wrong.");
    }
    passwords.forgive(email);
    return signIn(known.entry().tenant(), known.user().get(), code, kind);
  }

  /// Signs in by the code that was missing.
  ///
  /// @throws CrmException.Unauthenticated when the code is wrong, or it took too long
  public SignedIn finish(String challenge, String code, Credential.Kind kind) {
    Challenges.Challenge begun = challenges.open(challenge).orElseThrow(SignIns::tookTooLong);
    UserStore.Credentials user =
        accounts
            .credentials(begun.entry())
            .filter(c -> c.version() == begun.version())
            .orElseThrow(SignIns::tookTooLong);
    return signIn(begun.entry().tenant(), user, Optional.of(code), kind);
  }

  private SignedIn signIn(
      TenantId tenant, UserStore.Credentials user, Optional<String> code, Credential.Kind kind) {
    Tenants.run(tenant, () -> takeSecondStep(tenant, user, code));
    return entrance.open(tenant, user, kind);
  }

  private void takeSecondStep(TenantId tenant, UserStore.Credentials user, Optional<String> code) {
    if (!second.isOn(user.userId())) return;
    if (code.isEmpty()) {
      throw new CrmException.SecondStepNeeded(challenges.make(tenant, user));
    }
    String account = user.userId().toString();
    passwords.countTry(account);
    if (!second.takes(user.userId(), code.get())) {
      entrance.refuse(new Directory.Entry(tenant, user.userId()));
      throw new CrmException.Unauthenticated("The code is wrong, too old, or was used already.");
    }
    passwords.forgive(account);
  }

  private static CrmException.Unauthenticated tookTooLong() {
    return new CrmException.Unauthenticated("That took too long. Sign in again.");
  }
}
