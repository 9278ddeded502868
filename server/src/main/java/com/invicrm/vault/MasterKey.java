package com.invicrm.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.util.SecretBytes;
import com.invicrm.tenancy.CannotStart;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Base64;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// One of the installation's master keys: 32 random bytes that the host keeps, and that seal
/// keysets and nothing else. What it is used for is derived from it (RFC 5869).
final class MasterKey {
  private final SecretKeySpec bytes;

  private MasterKey(byte[] bytes) {
    this.bytes = new SecretKeySpec(bytes, "Generic");
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
    return new MasterKey(bytes);
  }

  /// What seals keysets.
  Aead aead() throws GeneralSecurityException {
    return Keys.unnamed(derived("invicrm/seal/v1"));
  }

  /// A key for one purpose.
  SecretBytes derived(String purpose) {
    try {
      AlgorithmParameterSpec spec =
          HKDFParameterSpec.ofExtract()
              .addIKM(bytes)
              .thenExpand(purpose.getBytes(StandardCharsets.US_ASCII), 32);
      return SecretBytes.copyFrom(
          KDF.getInstance("HKDF-SHA256").deriveData(spec), InsecureSecretKeyAccess.get());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java cannot derive keys (HKDF-SHA256)", e);
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
}
