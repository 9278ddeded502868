package com.invicrm.capture.mime;

import com.invicrm.access.EmailAddresses;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// An address field as people's programs really write it, not only as RFC 5322 says.
///
/// Tolerates missing brackets, commas in names without quotes (`Brandt, Emeka <e@acme.example>`),
/// semicolons, groups and comments. What holds no address is left out.
final class AddressField {
  /// No quote, comment or bracket is longer; what is never closed is not looked for again and
  /// again.
  private static final int FURTHEST = 1_000;

  private static final int MOST = 20_000;
  private static final int LONGEST_NAME = 2_000;

  private final List<MailAddress> found = new ArrayList<>();
  private final StringBuilder words = new StringBuilder();
  private final StringBuilder comment = new StringBuilder();
  private final StringBuilder bracket = new StringBuilder();
  private String carried = "";

  private AddressField() {}

  /// The addresses of some fields, each once; the first name that is not empty stays.
  static List<MailAddress> parse(Stream<String> fields) {
    Map<String, MailAddress> unique = new LinkedHashMap<>();
    fields
        .flatMap(f -> new AddressField().run(f).stream())
        .forEach(
            a -> unique.merge(a.address(), a, (old, next) -> old.name().isEmpty() ? next : old));
    return List.copyOf(unique.values());
  }

  private List<MailAddress> run(String field) {
    int i = 0;
    while (i < field.length() && found.size() < MOST) i = step(field, i);
    end();
    return found;
  }

  private int step(String field, int i) {
    char c = field.charAt(i);
    return switch (c) {
      case '"' -> quoted(field, i);
      case '(' -> comment(field, i);
      case '<' -> bracket(field, i);
      case ',', ';' -> {
        end();
        yield i + 1;
      }
      case ':' -> colon(i);
      default -> {
        words.append(c);
        yield i + 1;
      }
    };
  }

  /// A quote that never ends is a stray one.
  private int quoted(String field, int from) {
    var text = new StringBuilder();
    for (int i = from + 1; i < furthest(field, from); i++) {
      char c = field.charAt(i);
      if (c == '"') {
        words.append(text);
        return i + 1;
      }
      if (c == '\\' && i + 1 < field.length()) c = field.charAt(++i);
      text.append(c);
    }
    return from + 1;
  }

  private int comment(String field, int from) {
    int depth = 0;
    for (int i = from; i < furthest(field, from); i++) {
      char c = field.charAt(i);
      if (c == '(') depth++;
      if (c == ')' && --depth == 0) {
        comment.append(field, from + 1, i);
        return i + 1;
      }
    }
    return from + 1;
  }

  private int bracket(String field, int from) {
    int furthest = furthest(field, from);
    int end = field.indexOf('>', from, furthest);
    int next = field.indexOf('<', from + 1, furthest);
    int comma = field.indexOf(',', from, furthest);
    // `<bob@acme.example, <ann@…>`: the bracket was not closed.
    boolean open = end < 0 || (comma > 0 && comma < end && next > 0 && next < end);
    int stop = open ? (comma > 0 ? comma : furthest) : end;
    bracket.setLength(0);
    bracket.append(field, from + 1, stop);
    return open ? stop : stop + 1;
  }

  private static int furthest(String field, int from) {
    return Math.min(field.length(), from + FURTHEST);
  }

  /// `Friends: ann@…, bob@…;` names a group; a colon beside an address (`mailto:`) does too.
  private int colon(int i) {
    words.setLength(0);
    carried = "";
    return i + 1;
  }

  private void end() {
    String before = words.toString().strip();
    if (bracket.isEmpty() && before.indexOf('@') < 0) {
      carried = before.isEmpty() ? carried : shortened(join(carried, before));
    } else {
      address(before);
      carried = "";
    }
    words.setLength(0);
    comment.setLength(0);
    bracket.setLength(0);
  }

  private void address(String before) {
    boolean bare = bracket.isEmpty();
    String name = bare ? comment.toString() : join(carried, before);
    String written = bare ? before : bracket.toString();
    EmailAddresses.normalise(written)
        .or(() -> bare ? lastWord(before) : EmailAddresses.normalise(before))
        .ifPresent(a -> found.add(new MailAddress(a, EncodedWords.decode(shortened(name)))));
  }

  /// `Ann Lee ann@acme.example`: the brackets were forgotten.
  private static Optional<String> lastWord(String text) {
    return EmailAddresses.normalise(text.substring(text.lastIndexOf(' ') + 1));
  }

  private static String shortened(String name) {
    return name.substring(0, Math.min(name.length(), LONGEST_NAME));
  }

  private static String join(String carried, String next) {
    return carried.isEmpty() ? next : carried + ", " + next;
  }
}
