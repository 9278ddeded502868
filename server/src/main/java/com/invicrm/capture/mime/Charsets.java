package com.invicrm.capture.mime;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Bytes to characters when the charset is missing, unknown or a lie.
///
/// Text that is valid UTF-8 beyond ASCII is UTF-8 whatever a one-byte charset claims: it hardly
/// ever happens by chance. What is not valid UTF-8 and claims nothing better is windows-1252, of
/// which ISO 8859-1 is a part, as browsers do (WHATWG Encoding).
final class Charsets {
  private static final Charset WESTERN = Charset.forName("windows-1252");

  private static final byte ESCAPE = 0x1b;

  private Charsets() {}

  static String decode(byte[] bytes, @Nullable String declared) {
    Charset charset = named(declared).orElse(StandardCharsets.UTF_8);
    if (!guessable(charset)) return new String(bytes, charset);
    return utf8(bytes)
        .orElseGet(
            () -> new String(bytes, charset.equals(StandardCharsets.UTF_8) ? WESTERN : charset));
  }

  /// Bytes that are UTF-8 by now, whatever they were; unless they cannot be, or show by their
  /// escapes or zeros that nobody converted them.
  static String decodeConverted(byte[] bytes, @Nullable String declared) {
    for (byte b : bytes) if (b == 0 || b == ESCAPE) return decode(bytes, declared);
    return utf8(bytes).orElseGet(() -> decode(bytes, declared));
  }

  private static boolean guessable(Charset charset) {
    return charset.equals(StandardCharsets.UTF_8) || charset.equals(WESTERN);
  }

  private static Optional<Charset> named(@Nullable String declared) {
    if (declared == null) return Optional.empty();
    String name = declared.strip().replaceAll("[\"']", "").toLowerCase(Locale.ROOT);
    return switch (name) {
      case "us-ascii", "ascii", "iso-8859-1", "latin1", "8bit", "default" -> Optional.of(WESTERN);
      default -> lookUp(name);
    };
  }

  private static Optional<Charset> lookUp(String name) {
    try {
      return Optional.of(Charset.forName(name));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> utf8(byte[] bytes) {
    try {
      var decoder = StandardCharsets.UTF_8.newDecoder();
      return Optional.of(decoder.decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
