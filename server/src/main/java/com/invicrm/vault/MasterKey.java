package com.invicrm.vault;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.util.SecretBytes;
import com.invicrm.tenancy.CannotStart;
import java.security.GeneralSecurityException;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Base64;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The installation's master key: 32 random bytes from which the keys that seal and that hash are
/// derived (RFC 5869).
final class MasterKey {
  private final Aead aead;
  private final SecretKey hashKey;

  private MasterKey(Aead aead, SecretKey hashKey) {
    this.aead = aead;
    this.hashKey = hashKey;
  }

  /// Reads the key from base64.
  ///
  /// @throws CannotStart when it is not 32 bytes of base64; the message never repeats it
  static MasterKey fromBase64(String text) {
    byte[] bytes = decode(text.strip());
    if (bytes.length != 32) {
      throw new CannotStart(
          "INVICRM_MASTER_KEY must be 32 bytes in base64, for instance from `openssl rand -base64 32`; it holds "
              + bytes.length
              + " bytes",
          null);
    }
    try {
      return new MasterKey(
          aead(derive(bytes, "invicrm/seal/v1").getEncoded()),
          derive(bytes, "invicrm/directory/v1"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java cannot derive keys (HKDF-SHA256)", e);
    }
  }

  Aead aead() {
    return aead;
  }

  byte[] hmac(byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(hashKey);
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java cannot compute HMAC-SHA256", e);
    }
  }

  private static byte[] decode(String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new CannotStart(
          "INVICRM_MASTER_KEY is not base64; make one with `openssl rand -base64 32`", e);
    }
  }

  private static SecretKey derive(byte[] master, String purpose) throws GeneralSecurityException {
    AlgorithmParameterSpec spec =
        HKDFParameterSpec.ofExtract()
            .addIKM(master)
            .thenExpand(purpose.getBytes(java.nio.charset.StandardCharsets.US_ASCII), 32);
    return new SecretKeySpec(KDF.getInstance("HKDF-SHA256").deriveData(spec), "Generic");
  }

  @AccessesPartialKey
  private static Aead aead(byte[] key) throws GeneralSecurityException {
    AesGcmParameters parameters =
        AesGcmParameters.builder()
            .setKeySizeBytes(32)
            .setIvSizeBytes(12)
            .setTagSizeBytes(16)
            .setVariant(AesGcmParameters.Variant.NO_PREFIX)
            .build();
    return AesGcmJce.create(
        AesGcmKey.builder()
            .setParameters(parameters)
            .setKeyBytes(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()))
            .build());
  }
}
