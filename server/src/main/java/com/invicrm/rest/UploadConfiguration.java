package com.invicrm.rest;

import jakarta.servlet.MultipartConfigElement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Files that are sent in come straight into the data directory, so that keeping them is a change
/// of name on one disk, and only that disk limits their size.
@Configuration(proxyBeanMethods = false)
class UploadConfiguration {
  private static final int IN_MEMORY = 64 << 10;

  /// What a killed process left of an upload is of no use to anybody by then.
  private static final Duration LEFT_BEHIND = Duration.ofHours(24);

  @Bean
  MultipartConfigElement uploads(@Value("${invicrm.data-dir}") Path dataDir, Clock clock) {
    Path folder = dataDir.toAbsolutePath().resolve("uploads");
    try {
      Files.createDirectories(folder);
      for (Path file : files(folder)) {
        Instant touched = Files.getLastModifiedTime(file).toInstant();
        if (touched.isBefore(clock.instant().minus(LEFT_BEHIND))) Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("INVICRM_DATA_DIR cannot be written: " + folder, e);
    }
    return new MultipartConfigElement(folder.toString(), -1, -1, IN_MEMORY);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
