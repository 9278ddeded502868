package com.invicrm.capture.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The parameters of a field such as Content-Type, with the continuations and charsets of RFC 2231.
final class Parameters {
  private static final Pattern PARAMETER =
      Pattern.compile(
          ";\\s*([^\\s=;*]+)(?:\\*(\\d{1,3}))?(\\*)?\\s*=\\s*(\"(?:[^\"\\\\]|\\\\.)*+\"|[^;]*)");

  private Parameters() {}

  /// The parameter's value, decoded.
  static Optional<String> find(String field, String name) {
    var sections = new TreeMap<Integer, Section>();
    Matcher parameter = PARAMETER.matcher(field);
    while (parameter.find()) {
      if (!parameter.group(1).toLowerCase(Locale.ROOT).equals(name)) continue;
      int number = parameter.group(2) == null ? 0 : Integer.parseInt(parameter.group(2));
      sections.putIfAbsent(number, section(parameter));
    }
    return sections.isEmpty() ? Optional.empty() : Optional.of(join(sections));
  }

  private static Section section(Matcher parameter) {
    return new Section(
        unquoted(parameter.group(4).strip()),
        parameter.group(3) == null ? Form.plain : Form.percent);
  }

  private static String unquoted(String value) {
    if (value.length() < 2 || value.charAt(0) != '"') return value;
    return value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1");
  }

  private static String join(SortedMap<Integer, Section> sections) {
    Section first = sections.values().iterator().next();
    if (sections.values().stream().allMatch(s -> s.form() == Form.plain)) {
      var text = new StringBuilder();
      sections.values().forEach(s -> text.append(s.value()));
      return EncodedWords.decode(text.toString());
    }
    String[] parts = first.value().split("'", 3);
    boolean named = first.form() == Form.percent && parts.length == 3;
    var bytes = new ByteArrayOutputStream();
    for (Section s : sections.values()) {
      String value = named && s.equals(first) ? parts[2] : s.value();
      bytes.writeBytes(s.form() == Form.percent ? percent(value) : value.getBytes(ISO_8859_1));
    }
    return Charsets.decode(bytes.toByteArray(), named ? parts[0] : null);
  }

  private static byte[] percent(String text) {
    var bytes = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean coded =
          c == '%'
              && i + 2 < text.length()
              && Character.digit(text.charAt(i + 1), 16) >= 0
              && Character.digit(text.charAt(i + 2), 16) >= 0;
      bytes.write(coded ? Integer.parseInt(text.substring(i + 1, i + 3), 16) : c);
      if (coded) i += 2;
    }
    return bytes.toByteArray();
  }

  private enum Form {
    plain,
    percent
  }

  private record Section(String value, Form form) {}
}
