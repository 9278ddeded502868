package com.invicrm.vault;

import com.invicrm.tenancy.Tenants;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Seals the secrets of the running tenant, by a keyset of its own: tokens of mailboxes, secrets of
/// sign-in, and the like. What was sealed for another tenant or another place does not open.
///
/// The keyset is read each time: another node's new key counts at once, and one that was made in a
/// transaction that came to nothing is not remembered.
public class TenantSecrets {
  private final Keysets keysets;

  TenantSecrets(Keysets keysets) {
    this.keysets = keysets;
  }

  /// Seals a secret for one place (table, column and row), in the transaction that writes it.
  @Transactional(propagation = Propagation.MANDATORY)
  public byte[] seal(byte[] secret, String place) {
    return own().seal(secret, bound(place));
  }

  /// Opens what was sealed for that place.
  ///
  /// @throws Vault.DoesNotOpen when the tenant, the keys or the place are others, or a byte was
  ///   changed
  @Transactional
  public byte[] open(byte[] sealed, String place) {
    return own().open(sealed, bound(place));
  }

  /// Another key seals from now on, on every node; what is sealed already still opens.
  @Transactional
  public void rotate() {
    keysets.rotate(owner());
  }

  private Vault.Seal own() {
    return Vault.Seal.of(keysets.of(owner()));
  }

  private static String owner() {
    return Tenants.required().toString();
  }

  private static String bound(String place) {
    return owner() + "/" + place;
  }
}
