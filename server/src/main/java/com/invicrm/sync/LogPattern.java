package com.invicrm.sync;

import com.invicrm.access.EmailAddresses;
import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Whose mail is meant: an address, a domain with all below it, or either with `*` for any letters.
///
/// @param local the part before the `@`; `*` stands for any letters
/// @param domain without `*`; empty when it may be any
record LogPattern(String local, Reach reach, String domain) {
  private static final int LONGEST = 320;

  /// In which domains.
  enum Reach {
    at,
    atAndBelow,
    below,
    anywhere
  }

  /// What a person wrote; nothing when it is none, or would mean everybody.
  static Optional<LogPattern> read(String text) {
    String plain =
        Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    if (plain.length() > LONGEST) return Optional.empty();
    int at = plain.lastIndexOf('@');
    String local = at < 0 ? "*" : plain.substring(0, at).replaceAll("\\*+", "*");
    return of(local, plain.substring(at + 1), at < 0 ? Reach.atAndBelow : Reach.at)
        .filter(LogPattern::isAddress);
  }

  private static Optional<LogPattern> of(String local, String domain, Reach plain) {
    if (domain.equals("*")) {
      return local.equals("*")
          ? Optional.empty()
          : Optional.of(new LogPattern(local, Reach.anywhere, ""));
    }
    Reach reach = domain.startsWith("*.") ? Reach.below : plain;
    return EmailAddresses.normalise("x@" + (reach == Reach.below ? domain.substring(2) : domain))
        .map(a -> new LogPattern(local, reach, a.substring(2)));
  }

  private static boolean isAddress(LogPattern p) {
    String address =
        p.local().replace('*', 'x') + "@" + (p.domain().isEmpty() ? "x.example" : p.domain());
    return EmailAddresses.normalise(address).filter(address::equals).isPresent();
  }

  /// One spelling for all that mean the same.
  String text() {
    return switch (reach) {
      case at -> local + "@" + domain;
      case atAndBelow -> domain;
      case below -> local.equals("*") ? "*." + domain : local + "@*." + domain;
      case anywhere -> local + "@*";
    };
  }

  /// What a provider's search finds such mail by; nothing when it is more than it understands.
  Optional<String> whom() {
    return switch (reach) {
      case at -> isOfOneAddress() ? Optional.of(text()) : Optional.empty();
      case atAndBelow -> Optional.of(domain);
      case below, anywhere -> Optional.empty();
    };
  }

  /// Whether it is about one address only.
  boolean isOfOneAddress() {
    return reach == Reach.at && local.indexOf('*') < 0;
  }

  /// Whether it tells more of one of these addresses than its domain.
  boolean names(Collection<String> addresses) {
    var one = new NeverLog(List.of(this));
    return !local.equals("*") && addresses.stream().anyMatch(one::holds);
  }

  /// Whether it means an address whose domain is this one's, or is below it.
  boolean means(String address, String domainOfAddress) {
    boolean same = domainOfAddress.equals(domain);
    boolean reached =
        switch (reach) {
          case at -> same;
          case below -> !same;
          case atAndBelow, anywhere -> true;
        };
    return reached
        && fits(address.substring(0, address.length() - domainOfAddress.length() - 1), local);
  }

  /// In the time of the text's length times the pattern's at worst, whatever either is.
  private static boolean fits(String text, String pattern) {
    int t = 0;
    int p = 0;
    int star = -1;
    int tried = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        tried = t;
      } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++tried;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') p++;
    return p == pattern.length();
  }
}
