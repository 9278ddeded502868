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
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class VaultConfiguration {
  @Bean
  Vault vault(
      @Value("${invicrm.master-key}") String masterKey,
      @Value("${invicrm.demo}") boolean demo,
      @Value("${invicrm.data-dir}") Path dataDir) {
    if (!masterKey.isBlank()) return new Vault(MasterKey.fromBase64(masterKey));
    if (demo) return new Vault(MasterKey.fromBase64(generated(dataDir.resolve("master.key"))));
    throw new CannotStart(
        "INVICRM_MASTER_KEY is not set. Make one with `openssl rand -base64 32`, keep it safe, and start again with it.",
        null);
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
