package com.invicrm.vault;

import com.google.crypto.tink.KeysetHandle;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.function.Supplier;

/// Keysets as they stand in the database, opened by the master keys. Call it inside a transaction.
final class Keysets {
  private static final String SEALING = "installation";
  private static final String HASHING = "installation/hash";

  private final KeysetStore store;
  private final MasterKeys masters;

  Keysets(KeysetStore store, MasterKeys masters) {
    this.store = store;
    this.masters = masters;
  }

  /// The installation's vault, made at the first start.
  ///
  /// @throws Vault.DoesNotOpen when none of the master keys opens it
  Vault vault() {
    return new Vault(
        of(SEALING, Keys::sealing, () -> Keys.sealing(masters.first().derived("invicrm/seal/v1"))),
        of(
            HASHING,
            Keys::hashing,
            () -> Keys.hashing(masters.first().derived("invicrm/directory/v1"))));
  }

  /// The keyset of a tenant or such, made when there is none.
  KeysetHandle of(String owner) {
    byte[] sealed =
        store.find(owner).orElseGet(() -> store.put(owner, masters.seal(Keys.sealing(), owner)));
    return masters.open(sealed, owner);
  }

  /// From now on another key of the owner's keyset seals.
  void rotate(String owner) {
    of(owner);
    store.replace(owner, before -> masters.seal(Keys.rotated(masters.open(before, owner)), owner));
  }

  /// Seals by the first master key what another one sealed: so many keysets after an owner.
  ///
  /// @return the last owner; empty after the end
  String sealAnew(String after, int limit) {
    List<String> owners = store.owners(after, limit);
    owners.forEach(owner -> store.replace(owner, sealed -> sealedAnew(owner, sealed)));
    return owners.size() < limit ? "" : owners.getLast();
  }

  private byte[] sealedAnew(String owner, byte[] sealed) {
    return masters.isFirsts(sealed, owner)
        ? sealed
        : masters.seal(masters.open(sealed, owner), owner);
  }

  /// Makes a keyset.
  private interface Adoption {
    KeysetHandle keyset() throws GeneralSecurityException;
  }

  private KeysetHandle of(String owner, Supplier<KeysetHandle> fresh, Adoption adoption) {
    store.lock();
    byte[] sealed =
        store.find(owner).orElseGet(() -> store.put(owner, masters.seal(fresh.get(), owner)));
    if (sealed.length > 0) return masters.open(sealed, owner);
    store.replace(
        owner, before -> before.length > 0 ? before : masters.seal(adopted(adoption), owner));
    return of(owner);
  }

  private static KeysetHandle adopted(Adoption adoption) {
    try {
      return adoption.keyset();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Could not make a keyset of the master key", e);
    }
  }
}
