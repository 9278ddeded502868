package com.invicrm.access;

import java.util.Optional;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/// Argon2id (RFC 9106) with 16 MiB, two passes, one lane.
@Component
class Passwords {
  private final Argon2PasswordEncoder argon =
      Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
  private final String nobody = argon.encode("nobody has this password");

  String hash(String password) {
    return argon.encode(password);
  }

  /// Takes as long for an address that nobody has.
  boolean matches(String password, Optional<String> hash) {
    return argon.matches(password, hash.orElse(nobody)) && hash.isPresent();
  }
}
