package com.invicrm.access;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// One spelling for one mailbox: trimmed, NFKC, lower case, the domain as IDNA A-labels. Plus tags
/// and dots are kept.
public final class EmailAddresses {
  private static final Pattern SHAPE =
      Pattern.compile("[^@\\s,;<>\"()]+@[a-z0-9_-]+(?:\\.[a-z0-9-]+)+");

  private EmailAddresses() {}

  /// The normalised address, or nothing when the text is not one.
  public static Optional<String> normalise(String text) {
    String plain =
        strip(Normalizer.normalize(text, Normalizer.Form.NFKC).strip()).toLowerCase(Locale.ROOT);
    int at = plain.lastIndexOf('@');
    if (at <= 0 || plain.length() > 320) return Optional.empty();
    String address = plain.substring(0, at + 1) + asciiDomain(plain.substring(at + 1));
    return SHAPE.matcher(address).matches() ? Optional.of(address) : Optional.empty();
  }

  private static String asciiDomain(String domain) {
    if (domain.chars().allMatch(c -> c < 128)) return domain;
    try {
      return IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return domain;
    }
  }

  /// Quotes, brackets and full stops around an address belong to the sentence, not to it.
  private static String strip(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && "'\"<>.".indexOf(text.charAt(from)) >= 0) from++;
    while (to > from && "'\"<>.".indexOf(text.charAt(to - 1)) >= 0) to--;
    return text.substring(from, to);
  }
}
