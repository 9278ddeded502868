package com.invicrm.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;

/// Seals secrets so that a copy of the database gives none away.
///
/// AES-256-GCM (Tink). The place (table, column and row) is bound in: a sealed value moved
/// elsewhere does not open.
public final class Vault {
  private final MasterKey key;

  Vault(MasterKey key) {
    this.key = key;
  }

  /// Seals a secret for one place.
  public byte[] seal(byte[] secret, String place) {
    try {
      return key.aead().encrypt(secret, place.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Could not seal a secret for " + place, e);
    }
  }

  /// Opens what was sealed for that place.
  ///
  /// @throws DoesNotOpen when the master key or the place is another one, or a byte was changed
  public byte[] open(byte[] sealed, String place) {
    try {
      return key.aead().decrypt(sealed, place.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new DoesNotOpen(place, e);
    }
  }

  /// A keyed hash of something that must be found again but not read: 32 bytes.
  public byte[] keyedHash(String value) {
    return key.hmac(value.getBytes(UTF_8));
  }

  /// A sealed value that this installation's master key does not open.
  public static final class DoesNotOpen extends RuntimeException {
    DoesNotOpen(String place, Throwable cause) {
      super(
          "INVICRM_MASTER_KEY does not open what this database holds ("
              + place
              + "). Start with the key that the database was first started with.",
          cause);
    }
  }
}
