package com.invicrm.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The master keys that this process was given: the first seals keysets, all open them. With two,
/// the one takes the other's place while the installation runs.
record MasterKeys(List<MasterKey> keys) {
  MasterKeys {
    keys = List.copyOf(keys);
  }

  /// Reads one key, or several between commas.
  static MasterKeys of(String text) {
    return new MasterKeys(Arrays.stream(text.split(",")).map(MasterKey::fromBase64).toList());
  }

  MasterKey first() {
    return keys.getFirst();
  }

  /// Seals a keyset for its owner.
  byte[] seal(KeysetHandle keyset, String owner) {
    try {
      return TinkProtoKeysetFormat.serializeEncryptedKeyset(
          keyset, first().aead(), owner.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Could not seal the keyset of " + owner, e);
    }
  }

  /// Opens the keyset of an owner.
  ///
  /// @throws Vault.DoesNotOpen when it is another's, or sealed by none of these keys
  KeysetHandle open(byte[] sealed, String owner) {
    return keys.stream()
        .flatMap(k -> opened(k, sealed, owner).stream())
        .findFirst()
        .orElseThrow(() -> new Vault.DoesNotOpen("the keyset of " + owner));
  }

  /// Whether the first key sealed it.
  boolean isFirsts(byte[] sealed, String owner) {
    return opened(first(), sealed, owner).isPresent();
  }

  private static Optional<KeysetHandle> opened(MasterKey key, byte[] sealed, String owner) {
    try {
      return Optional.of(
          TinkProtoKeysetFormat.parseEncryptedKeyset(sealed, key.aead(), owner.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }
}
