package com.invicrm.access;

import com.invicrm.tenancy.CrmException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// One's own second step: seeing, setting up, switching off.
@Component
public class TotpSettings {
  /// How it stands.
  public record State(boolean isOn, int recoveryCodesLeft) {}

  /// A secret to put into an authenticator, shown once.
  ///
  /// @param secret in base32
  /// @param uri `otpauth://…`, for a QR code
  public record Setup(String secret, String uri) {
    @Override
    public String toString() {
      return "Setup[]";
    }
  }

  private final SecondStep second;
  private final UserStore users;
  private final Passwords passwords;
  private final Transactions steps;

  TotpSettings(SecondStep second, UserStore users, Passwords passwords, Transactions steps) {
    this.second = second;
    this.users = users;
    this.passwords = passwords;
    this.steps = steps;
  }

  /// Whether it is on.
  public State state(Viewer viewer) {
    boolean on = second.isOn(viewer.userId());
    return new State(on, on ? second.recoveryCodesLeft(viewer.userId()) : 0);
  }

  /// A fresh secret, which counts once a code confirmed it.
  ///
  /// @throws CrmException.Conflict when the second step is on
  public Setup setUp(Viewer viewer) {
    User user = steps.read(() -> users.find(viewer.userId()).orElseThrow());
    byte[] secret = second.begin(viewer.userId());
    return new Setup(TotpCodes.base32(secret), TotpCodes.uri(secret, user.email()));
  }

  /// Switches it on.
  ///
  /// @return recovery codes, shown once
  /// @throws CrmException.Invalid when the code is wrong
  /// @throws CrmException.Conflict when it is on
  public List<String> confirm(Viewer viewer, String code) {
    return second.confirm(viewer.userId(), code);
  }

  /// Switches it off, by the password or a code.
  ///
  /// @throws CrmException.Invalid when neither is right
  public void switchOff(Viewer viewer, Optional<String> password, Optional<String> code) {
    UUID id = viewer.userId();
    if (code.isPresent()) {
      if (!second.takes(id, code.get())) throw SecondStep.wrong();
    } else {
      check(id, password.orElseThrow(() -> new CrmException.Invalid("password", "is missing")));
    }
    steps.run(() -> {
      if (second.remove(id)) steps.tell(Audited.of("totp.disabled", id));
    });
  }

  private void check(UUID id, String password) {
    Optional<String> hash =
        steps.read(() -> users.credentials(id)).flatMap(UserStore.Credentials::passwordHash);
    if (!passwords.matches(password, hash)) {
      throw new CrmException.Invalid("password", "is not your password");
    }
  }
}
