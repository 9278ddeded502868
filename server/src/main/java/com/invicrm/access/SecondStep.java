package com.invicrm.access;

import com.google.common.base.CharMatcher;
import com.google.common.io.BaseEncoding;
import com.invicrm.tenancy.CrmException;
import com.invicrm.tenancy.Tenants;
import com.invicrm.vault.TenantSecrets;
import com.invicrm.vault.Vault;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// The second step at the door: a code from an authenticator, or a recovery code. Each call is one
/// transaction of the running tenant.
@Component
class SecondStep {
  private static final int RECOVERY_CODES = 10;
  private static final BaseEncoding LETTERS = BaseEncoding.base32().lowerCase().omitPadding();

  private final TotpStore store;
  private final TenantSecrets secrets;
  private final Vault vault;
  private final Clock clock;
  private final Transactions steps;

  SecondStep(TotpStore store, TenantSecrets secrets, Vault vault, Clock clock, Transactions steps) {
    this.store = store;
    this.secrets = secrets;
    this.vault = vault;
    this.clock = clock;
    this.steps = steps;
  }

  boolean isOn(UUID userId) {
    return steps.read(() -> store.find(userId).filter(TotpStore.Sealed::isConfirmed).isPresent());
  }

  int recoveryCodesLeft(UUID userId) {
    return steps.read(() -> store.recoveryCodesLeft(userId));
  }

  /// A fresh secret, which counts for nothing until a code confirms it.
  ///
  /// @throws CrmException.Conflict when one is in use
  byte[] begin(UUID userId) {
    byte[] secret = Secrets.bytes(20);
    boolean begun = steps.write(() -> store.begin(userId, secrets.seal(secret, place(userId))));
    if (!begun) throw isOnAlready();
    return secret;
  }

  /// Switches it on.
  ///
  /// @return the recovery codes
  /// @throws CrmException.Invalid when the code is wrong, or nothing was begun
  /// @throws CrmException.Conflict when it is on
  List<String> confirm(UUID userId, String code) {
    return steps.write(() -> {
      OptionalLong step = step(userId, plain(code));
      if (step.isEmpty()) throw wrong();
      if (!store.confirm(userId, step.getAsLong())) throw isOnAlready();
      List<String> codes = Stream.generate(SecondStep::recoveryCode).limit(RECOVERY_CODES).toList();
      store.insertRecoveryCodes(userId, codes.stream().map(c -> hash(userId, plain(c))).toList());
      steps.tell(Audited.of("totp.enabled", userId));
      return codes;
    });
  }

  /// Whether a code is good; it is used up by that.
  boolean takes(UUID userId, String code) {
    return steps.write(() -> {
      String plain = plain(code);
      OptionalLong step = step(userId, plain);
      if (step.isPresent()) return store.take(userId, step.getAsLong());
      boolean recovered = store.useRecoveryCode(userId, hash(userId, plain));
      if (recovered) steps.tell(Audited.of("recoveryCode.used", userId).by(userId));
      return recovered;
    });
  }

  /// Switches it off, in the running transaction or one of its own; false when it was not on.
  boolean remove(UUID userId) {
    return steps.write(() -> store.remove(userId));
  }

  static CrmException.Invalid wrong() {
    return new CrmException.Invalid("code", "is wrong, too old, or was used already");
  }

  private OptionalLong step(UUID userId, String code) {
    return store
        .find(userId)
        .map(s -> TotpCodes.step(secrets.open(s.secret(), place(userId)), code, clock.instant()))
        .orElse(OptionalLong.empty());
  }

  private byte[] hash(UUID userId, String code) {
    return vault.keyedHash("recovery_code:" + userId + ":" + code);
  }

  private static String recoveryCode() {
    String letters = LETTERS.encode(Secrets.bytes(10));
    return letters.substring(0, 8) + "-" + letters.substring(8);
  }

  private static String plain(String code) {
    return CharMatcher.whitespace()
        .or(CharMatcher.is('-'))
        .removeFrom(code)
        .toLowerCase(Locale.ROOT);
  }

  private static String place(UUID userId) {
    return "user_totp/secret/" + Tenants.required() + "/" + userId;
  }

  private static CrmException.Conflict isOnAlready() {
    return new CrmException.Conflict("The second step is on. Switch it off first.", null);
  }
}
