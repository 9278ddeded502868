package com.invicrm.vault;

import static com.invicrm.schema.Tables.KEYSETS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.invicrm.InviCrmApplication;
import com.invicrm.InviCrmTest;
import com.invicrm.TestPostgres;
import com.invicrm.TestTenant;
import com.invicrm.tenancy.CannotStart;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Keysets change while everything runs, and nothing that was sealed is lost or opens elsewhere.
@InviCrmTest
class KeysetsTest {
  private static final byte[] SECRET = "a secret".getBytes(UTF_8);
  private static final String OTHER = "YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXowMTIzNDU=";

  @Autowired ApplicationContext application;
  @Autowired TenantSecrets secrets;
  @Autowired KeysetStore store;
  @Autowired DSLContext sql;
  @Autowired PlatformTransactionManager transactions;
  @Autowired JdbcConnectionDetails database;

  @Test
  void aSecretOpensInItsTenantAndPlaceAlone() {
    TestTenant one = TestTenant.create(application);
    TestTenant two = TestTenant.create(application);
    byte[] sealed = one.read(() -> secrets.seal(SECRET, "t/c/1"));
    assertThat(one.read(() -> secrets.open(sealed, "t/c/1"))).isEqualTo(SECRET);
    assertThatThrownBy(() -> one.read(() -> secrets.open(sealed, "t/c/2")))
        .isInstanceOf(Vault.DoesNotOpen.class);
    assertThatThrownBy(() -> two.read(() -> secrets.open(sealed, "t/c/1")))
        .isInstanceOf(Vault.DoesNotOpen.class);
  }

  @Test
  void aKeysetThatWasMovedToAnotherTenantDoesNotOpen() {
    TestTenant one = TestTenant.create(application);
    TestTenant two = TestTenant.create(application);
    byte[] sealed = one.read(() -> secrets.seal(SECRET, "t/c/1"));
    two.read(() -> secrets.seal(SECRET, "t/c/1"));
    byte[] keyset = one.read(() -> store.find(one.id().toString()).orElseThrow());
    two.write(() -> store.replace(two.id().toString(), _ -> keyset));
    assertThatThrownBy(() -> two.read(() -> secrets.open(sealed, "t/c/1")))
        .isInstanceOf(Vault.DoesNotOpen.class)
        .hasMessageContaining("keyset");
  }

  /// Two nodes seal and open while the tenant's key changes twenty times.
  @Test
  void keysChangeWhileSecretsAreSealedAndOpened() throws Exception {
    TestTenant tenant = TestTenant.create(application);
    var otherNode = new TenantSecrets(new Keysets(store, MasterKeys.of(TestPostgres.MASTER_KEY)));
    byte[] first = tenant.read(() -> secrets.seal(SECRET, "t/c/1"));
    List<Future<?>> work = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 20; i++) {
        work.add(threads.submit(() -> tenant.write(secrets::rotate)));
        work.add(
            threads.submit(() -> {
              byte[] sealed = tenant.read(() -> otherNode.seal(SECRET, "t/c/2"));
              assertThat(tenant.read(() -> secrets.open(sealed, "t/c/2"))).isEqualTo(SECRET);
            }));
      }
    }
    for (Future<?> done : work) done.get();
    assertThat(tenant.read(() -> otherNode.open(first, "t/c/1"))).isEqualTo(SECRET);
    byte[] last = tenant.read(() -> secrets.seal(SECRET, "t/c/1"));
    assertThat(keyId(last)).isNotEqualTo(keyId(first));
  }

  @Test
  void anotherMasterKeyTakesOverAndTheOldOneOpensNothingAnyMore() {
    TestTenant tenant = TestTenant.create(application);
    byte[] sealed = tenant.read(() -> secrets.seal(SECRET, "t/c/1"));
    tenant.call(() ->
        undone(() -> {
          byte[] hash = keysets(TestPostgres.MASTER_KEY).vault().keyedHash("x");
          String both = OTHER + "," + TestPostgres.MASTER_KEY;
          String last = "";
          do last = keysets(both).sealAnew(last, 2);
          while (!last.isEmpty());
          assertThat(new TenantSecrets(keysets(OTHER)).open(sealed, "t/c/1")).isEqualTo(SECRET);
          assertThat(keysets(OTHER).vault().keyedHash("x")).isEqualTo(hash);
          assertThatThrownBy(() -> keysets(TestPostgres.MASTER_KEY).vault())
              .isInstanceOf(Vault.DoesNotOpen.class);
          return true;
        }));
  }

  @Test
  void whatWasSealedBeforeKeysetsStillOpensAndHashesAlike() {
    undone(() -> {
      var masters = MasterKeys.of(TestPostgres.MASTER_KEY);
      sql.update(KEYSETS)
          .set(KEYSETS.SEALED, new byte[0])
          .where(KEYSETS.OWNER.in("installation", "installation/hash"))
          .execute();
      Vault vault = new Keysets(store, masters).vault();
      try {
        byte[] sealed = masters.first().aead().encrypt(SECRET, "a/b/1".getBytes(UTF_8));
        assertThat(vault.open(sealed, "a/b/1")).isEqualTo(SECRET);
        assertThat(vault.open(vault.seal(SECRET, "a/b/1"), "a/b/1")).isEqualTo(SECRET);
        assertThat(vault.keyedHash("x")).isEqualTo(hashBefore(masters));
      } catch (GeneralSecurityException e) {
        throw new AssertionError(e);
      }
      return true;
    });
  }

  @Test
  void aWrongOrMissingMasterKeyStopsTheStart(@TempDir Path dataDir) {
    assertThatThrownBy(() -> start(dataDir, OTHER))
        .hasStackTraceContaining(
            "CannotStart: INVICRM_MASTER_KEY does not open what this database holds");
    assertThatThrownBy(() -> start(dataDir, ""))
        .hasRootCauseInstanceOf(CannotStart.class)
        .hasRootCauseMessage(
            "INVICRM_MASTER_KEY is not set. Make one with `openssl rand -base64 32`, keep it safe, and start again with it.");
  }

  private void start(Path dataDir, String masterKey) {
    new SpringApplicationBuilder(InviCrmApplication.class)
        .run(
            "--server.port=0",
            "--management.server.port=-1",
            "--invicrm.data-dir=" + dataDir,
            "--invicrm.database.url=" + database.getJdbcUrl(),
            "--invicrm.master-key=" + masterKey)
        .close();
  }

  private Keysets keysets(String masterKeys) {
    return new Keysets(store, MasterKeys.of(masterKeys));
  }

  /// Works in one transaction that comes to nothing.
  private <T> T undone(Supplier<T> work) {
    return java.util.Objects.requireNonNull(
        new TransactionTemplate(transactions)
            .execute(t -> {
              t.setRollbackOnly();
              return work.get();
            }));
  }

  /// Tink's prefix: a version byte and four of the key's id.
  private static List<Byte> keyId(byte[] sealed) {
    return List.of(sealed[1], sealed[2], sealed[3], sealed[4]);
  }

  private static byte[] hashBefore(MasterKeys masters) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    byte[] key =
        masters
            .first()
            .derived("invicrm/directory/v1")
            .toByteArray(com.google.crypto.tink.InsecureSecretKeyAccess.get());
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal("x".getBytes(UTF_8));
  }
}
