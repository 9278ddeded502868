package com.invicrm.vault;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Key;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.HmacPrfKey;
import com.google.crypto.tink.prf.HmacPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;

/// The kinds of keys: AES-256-GCM to seal, HMAC-SHA256 to hash.
final class Keys {
  private static final Parameters SEALING = PredefinedAeadParameters.AES256_GCM;

  static {
    try {
      AeadConfig.register();
      PrfConfig.register();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java lacks AES-GCM or HMAC-SHA256", e);
    }
  }

  private Keys() {}

  /// A fresh keyset that seals.
  static KeysetHandle sealing() {
    return generated(SEALING);
  }

  /// A fresh keyset that hashes.
  static KeysetHandle hashing() {
    return generated(hmac());
  }

  /// The keyset with a fresh key that seals from now on; what the others sealed still opens.
  static KeysetHandle rotated(KeysetHandle keyset) {
    try {
      return KeysetHandle.newBuilder(keyset)
          .addEntry(KeysetHandle.generateEntryFromParameters(SEALING).withRandomId().makePrimary())
          .build();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Could not add a key to a keyset", e);
    }
  }

  /// A keyset of one key that hashes.
  @AccessesPartialKey
  static KeysetHandle hashing(SecretBytes key) throws GeneralSecurityException {
    return of(HmacPrfKey.builder().setParameters(hmac()).setKeyBytes(key).build());
  }

  /// A keyset of a fresh key that seals, and one that opens what was sealed before keysets.
  @AccessesPartialKey
  static KeysetHandle sealing(SecretBytes before) throws GeneralSecurityException {
    return rotated(of(AesGcmKey.builder().setParameters(unnamed()).setKeyBytes(before).build()));
  }

  /// What seals with one key and does not say with which.
  @AccessesPartialKey
  static Aead unnamed(SecretBytes key) throws GeneralSecurityException {
    return AesGcmJce.create(AesGcmKey.builder().setParameters(unnamed()).setKeyBytes(key).build());
  }

  private static KeysetHandle of(Key key) throws GeneralSecurityException {
    return KeysetHandle.newBuilder()
        .addEntry(KeysetHandle.importKey(key).withRandomId().makePrimary())
        .build();
  }

  private static KeysetHandle generated(Parameters parameters) {
    try {
      return KeysetHandle.generateNew(parameters);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java cannot make keys", e);
    }
  }

  private static AesGcmParameters unnamed() throws GeneralSecurityException {
    return AesGcmParameters.builder()
        .setKeySizeBytes(32)
        .setIvSizeBytes(12)
        .setTagSizeBytes(16)
        .setVariant(AesGcmParameters.Variant.NO_PREFIX)
        .build();
  }

  private static HmacPrfParameters hmac() {
    try {
      return HmacPrfParameters.builder()
          .setKeySizeBytes(32)
          .setHashType(HmacPrfParameters.HashType.SHA256)
          .build();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java cannot compute HMAC-SHA256", e);
    }
  }
}
