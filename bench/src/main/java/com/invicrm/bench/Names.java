package com.invicrm.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// Invented people's names: 400 first and 600 last ones, Arabic ones in both scripts.
final class Names {
  /// @param latin lower case, for an address
  record Name(String written, String latin) {}

  static final List<Name> FIRST = read("first.txt");
  static final List<Name> LAST = read("last.txt");

  private Names() {}

  /// `Latin` stands for one name, `Latin/Arabic` for two.
  private static List<Name> read(String file) {
    List<Name> names = new ArrayList<>();
    for (String entry : text(file).strip().split("\\s+", -1)) {
      String[] scripts = entry.split("/", -1);
      String latin = scripts[0].toLowerCase(Locale.ROOT);
      for (String written : scripts) names.add(new Name(written, latin));
    }
    return List.copyOf(names);
  }

  private static String text(String file) {
    try (InputStream in = Names.class.getResourceAsStream("/names/" + file)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
