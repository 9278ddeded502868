package com.invicrm.vault;

import com.invicrm.tenancy.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class VaultConfiguration {
  private static final int PAGE = 500;

  @Bean
  MasterKeys masterKeys(
      @Value("${invicrm.master-key}") String masterKey,
      @Value("${invicrm.demo}") boolean demo,
      @Value("${invicrm.data-dir}") Path dataDir) {
    if (!masterKey.isBlank()) return MasterKeys.of(masterKey);
    if (demo) return MasterKeys.of(generated(dataDir.resolve("master.key")));
    throw new CannotStart(
        "INVICRM_MASTER_KEY is not set. Make one with `openssl rand -base64 32`, keep it safe, and start again with it.",
        null);
  }

  @Bean
  Keysets keysets(KeysetStore store, MasterKeys masters) {
    return new Keysets(store, masters);
  }

  /// Opened at the start, so that a wrong master key stops it; what another master key sealed is
  /// sealed anew.
  @Bean
  Vault vault(Keysets keysets, PlatformTransactionManager transactions) {
    var transaction = new TransactionTemplate(transactions);
    try {
      Vault vault = Objects.requireNonNull(transaction.execute(_ -> keysets.vault()));
      String last = "";
      do {
        String after = last;
        last = Objects.requireNonNull(transaction.execute(_ -> keysets.sealAnew(after, PAGE)));
      } while (!last.isEmpty());
      return vault;
    } catch (Vault.DoesNotOpen e) {
      throw new CannotStart(String.valueOf(e.getMessage()), e);
    }
  }

  @Bean
  TenantSecrets tenantSecrets(Keysets keysets) {
    return new TenantSecrets(keysets);
  }

  private static String generated(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      byte[] key = new byte[32];
      new SecureRandom().nextBytes(key);
      Files.writeString(
          file,
          Base64.getEncoder().encodeToString(key),
          StandardOpenOption.WRITE,
          StandardOpenOption.DSYNC);
    } catch (FileAlreadyExistsException e) {
      // Made by an earlier start: read it below.
    } catch (IOException e) {
      throw new UncheckedIOException("Could not keep the demo's master key in " + file, e);
    }
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Could not read the demo's master key from " + file, e);
    }
  }
}
