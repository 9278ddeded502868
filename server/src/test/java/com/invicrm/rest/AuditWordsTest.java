package com.invicrm.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever the audit log can say, it says in words of the reader's language.
class AuditWordsTest {
  private static final Pattern ACTION =
      Pattern.compile("Audited(?:\\.of|\\.made|\\.changed)?\\(\\s*\"([a-zA-Z]+\\.[a-zA-Z]+)\"");

  @ParameterizedTest
  @ValueSource(strings = {"en", "ar"})
  void everyActionHasThem(String language) throws IOException {
    String catalogue = Files.readString(Path.of("../web/src/ui/i18n", language + ".ts"));
    Set<String> actions = actions();
    assertThat(actions).contains("contact.changed", "session.started").hasSizeGreaterThan(40);
    assertThat(actions).allMatch(action -> catalogue.contains("'audit.action." + action + "'"));
  }

  private static Set<String> actions() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      return files
          .filter(f -> f.toString().endsWith(".java"))
          .flatMap(f -> ACTION.matcher(text(f)).results())
          .map(found -> found.group(1))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
