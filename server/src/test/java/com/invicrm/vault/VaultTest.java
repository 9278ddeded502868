package com.invicrm.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.invicrm.tenancy.CannotStart;
import org.junit.jupiter.api.Test;

/// What is sealed opens only with the same keys, in the same place, unchanged.
class VaultTest {
  private static final byte[] SECRET = "a secret".getBytes(UTF_8);

  private final Vault vault = new Vault(Keys.sealing(), Keys.hashing());

  @Test
  void whatIsSealedOpensInItsPlace() {
    assertThat(vault.open(vault.seal(SECRET, "a/b/1"), "a/b/1")).isEqualTo(SECRET);
  }

  @Test
  void aSealedValueThatWasMovedDoesNotOpen() {
    byte[] sealed = vault.seal(SECRET, "a/b/1");
    assertThatThrownBy(() -> vault.open(sealed, "a/b/2")).isInstanceOf(Vault.DoesNotOpen.class);
  }

  @Test
  void noByteCanBeChanged() {
    byte[] sealed = vault.seal(SECRET, "a/b/1");
    for (int i = 0; i < sealed.length; i++) {
      byte[] changed = sealed.clone();
      changed[i] ^= 1;
      assertThatThrownBy(() -> vault.open(changed, "a/b/1")).isInstanceOf(Vault.DoesNotOpen.class);
    }
  }

  @Test
  void otherKeysOpenNothingAndSayWhatToDo() {
    byte[] sealed = vault.seal(SECRET, "a/b/1");
    var other = new Vault(Keys.sealing(), Keys.hashing());
    assertThatThrownBy(() -> other.open(sealed, "a/b/1"))
        .hasMessageContaining("INVICRM_MASTER_KEY");
    assertThat(other.keyedHash("x")).isNotEqualTo(vault.keyedHash("x"));
  }

  @Test
  void aBadMasterKeyStopsTheStartInWords() {
    assertThatThrownBy(() -> MasterKeys.of("c2hvcnQ="))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("32 bytes");
    assertThatThrownBy(() -> MasterKeys.of("not base64!"))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("openssl rand");
  }
}
