package com.invicrm.access;

import com.invicrm.limits.Limit;
import com.invicrm.limits.Limits;
import com.invicrm.tenancy.CrmException;
import com.invicrm.tenancy.Places;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/// Argon2id (RFC 9106) with 16 MiB, two passes, one lane; as many at once as there are processors,
/// whoever came first first, so that a flood of sign-ins takes neither the memory nor all the time.
@Component
class Passwords {
  private final Argon2PasswordEncoder argon =
      Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
  private final Places places = new Places(Math.max(2, Runtime.getRuntime().availableProcessors()));
  private final String nobody = argon.encode("nobody has this password");
  private final PasswordPolicy policy;

  private final Limits limits;

  Passwords(PasswordPolicy policy, Limits limits) {
    this.policy = policy;
    this.limits = limits;
  }

  /// The hash of a password that is good enough.
  ///
  /// @throws com.invicrm.tenancy.CrmException.Invalid when it is too easy to guess
  String hash(ChosenPassword chosen) {
    policy.check(chosen);
    return places.inTurn(() -> argon.encode(chosen.password()));
  }

  /// Takes as long for an address that nobody has.
  boolean matches(String password, Optional<String> hash) {
    return places.inTurn(() -> argon.matches(password, hash.orElse(nobody))) && hash.isPresent();
  }

  /// Counts a try at the account of an address before anything of it is looked at: many at once are
  /// no way around, and addresses that nobody has are counted and refused like all others.
  ///
  /// @throws CrmException.LimitReached after too many wrong ones
  void countTry(String address) {
    limits
        .take(Limit.account, account(address))
        .orRefuse("Too many wrong passwords for this address.");
  }

  /// A right one forgives the wrong ones before it.
  void forgive(String address) {
    limits.forget(Limit.account, account(address));
  }

  private static String account(String address) {
    return EmailAddresses.normalise(address).orElse(address.strip().toLowerCase(Locale.ROOT));
  }
}
