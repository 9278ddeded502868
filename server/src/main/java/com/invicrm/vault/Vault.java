package com.invicrm.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.ConfigurationV0;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.prf.PrfSet;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/// Seals the installation's secrets so that a copy of the database gives none away; a tenant's
/// belong into [TenantSecrets].
///
/// AES-256-GCM (Tink). The place (table, column and row) is bound in: a sealed value moved
/// elsewhere does not open.
public final class Vault {
  private final Seal seal;
  private final PrfSet hash;

  Vault(KeysetHandle sealing, KeysetHandle hashing) {
    this.seal = Seal.of(sealing);
    try {
      this.hash = hashing.getPrimitive(ConfigurationV0.get(), PrfSet.class);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The keyset that hashes is none", e);
    }
  }

  /// Seals a secret for one place.
  public byte[] seal(byte[] secret, String place) {
    return seal.seal(secret, place);
  }

  /// Opens what was sealed for that place.
  ///
  /// @throws DoesNotOpen when the keys or the place are others, or a byte was changed
  public byte[] open(byte[] sealed, String place) {
    return seal.open(sealed, place);
  }

  /// A keyed hash of something that must be found again but not read: 32 bytes.
  public byte[] keyedHash(String value) {
    try {
      return hash.computePrimary(value.getBytes(UTF_8), 32);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java cannot compute HMAC-SHA256", e);
    }
  }

  /// What one keyset does.
  record Seal(Aead aead) {
    static Seal of(KeysetHandle keyset) {
      try {
        return new Seal(keyset.getPrimitive(ConfigurationV0.get(), Aead.class));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("The keyset that seals is none", e);
      }
    }

    byte[] seal(byte[] secret, String place) {
      try {
        return aead.encrypt(secret, place.getBytes(UTF_8));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("Could not seal a secret for " + place, e);
      }
    }

    byte[] open(byte[] sealed, String place) {
      try {
        return aead.decrypt(sealed, place.getBytes(UTF_8));
      } catch (GeneralSecurityException e) {
        throw new DoesNotOpen(place, e);
      }
    }
  }

  /// A sealed value that this installation's keys do not open.
  public static final class DoesNotOpen extends RuntimeException {
    DoesNotOpen(String place) {
      this(place, null);
    }

    DoesNotOpen(String place, @Nullable Throwable cause) {
      super(
          "INVICRM_MASTER_KEY does not open what this database holds ("
              + place
              + "). Start with the key that the database was first started with.",
          cause);
    }
  }
}
