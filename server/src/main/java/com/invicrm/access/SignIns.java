package com.invicrm.access;

import com.invicrm.tenancy.CrmException;
import com.invicrm.tenancy.Ids;
import com.invicrm.tenancy.TenantId;
import com.invicrm.tenancy.Tenants;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// Signing in and out with an address and a password.
@Component
public class SignIns {
  /// Looked up and compared with for addresses that nobody has: they must not answer sooner.
  private static final Directory.Entry NOBODY =
      new Directory.Entry(new TenantId(Ids.next()), Ids.next());

  private final Accounts accounts;
  private final Passwords passwords;
  private final Tokens tokens;
  private final Transactions steps;
  private final ApplicationEventPublisher news;

  SignIns(
      Accounts accounts,
      Passwords passwords,
      Tokens tokens,
      Transactions steps,
      ApplicationEventPublisher news) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.tokens = tokens;
    this.steps = steps;
    this.news = news;
  }

  /// Signs in.
  ///
  /// @param kind `browser` or `token`: who will hold the token
  /// @throws CrmException.Unauthenticated when the pair is wrong; unknown and known addresses look
  ///   and take alike
  /// @throws CrmException.LimitReached after too many wrong passwords for that address
  public SignedIn signIn(String email, String password, Credential.Kind kind) {
    passwords.countTry(email);
    Directory.Entry entry =
        EmailAddresses.normalise(email)
            .flatMap(e -> steps.read(() -> accounts.byEmail(e)))
            .orElse(NOBODY);
    Optional<UserStore.Credentials> known =
        Tenants.call(
            entry.tenant(), () -> steps.read(() -> accounts.credentials(entry.subjectId())));
    // The slow hash runs outside any transaction.
    boolean right = passwords.matches(password, known.map(UserStore.Credentials::passwordHash));
    if (!right || known.isEmpty()) {
      throw new CrmException.Unauthenticated("The address or the password is wrong.");
    }
    passwords.forgive(email);
    return open(entry.tenant(), known.get(), kind);
  }

  /// Registers a workspace and signs its admin in.
  ///
  /// @param kind `browser` or `token`: who will hold the token
  /// @throws CrmException.Conflict when the address has an account
  public SignedIn register(Registration registration, Credential.Kind kind) {
    TenantId tenant = new TenantId(Ids.next());
    String hash = passwords.hash(registration.password());
    UUID user = Tenants.call(tenant, () -> steps.write(() -> accounts.found(registration, hash)));
    return open(tenant, new UserStore.Credentials(user, hash, 1), kind);
  }

  /// Ends the session; its token is worth nothing from now on.
  public void signOut(Viewer viewer) {
    steps.run(() -> accounts.endSession(viewer.via().id()));
    news.publishEvent(new Eviction(Eviction.Kind.session, viewer.via().id()));
  }

  private SignedIn open(TenantId tenant, UserStore.Credentials user, Credential.Kind kind) {
    return Tenants.call(
        tenant, () -> steps.write(() -> accounts.openSession(tenant, user, kind, tokens)));
  }
}
