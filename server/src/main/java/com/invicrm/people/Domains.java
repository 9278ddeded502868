package com.invicrm.people;

import com.google.common.net.InternetDomainName;
import java.net.IDN;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What a domain says about an organisation: which part of it was registered, and whether anybody
/// can get a mailbox there.
public final class Domains {
  private static final Set<String> FREE_MAIL = freeMail();

  private Domains() {}

  /// The registrable domain by the public suffix list, lower case, as A-labels: `acme.co.uk` of
  /// `mail.acme.co.uk`. Nothing when the text is no domain or is a public suffix itself.
  public static Optional<String> registrable(String domain) {
    try {
      String unicode = IDN.toUnicode(ascii(domain), IDN.ALLOW_UNASSIGNED);
      return registered(InternetDomainName.from(unicode)).map(n -> ascii(n.toString()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// Whether the domain, or the registrable one above it, gives mailboxes to anybody, so that it
  /// names no company.
  public static boolean isFreeMail(String domain) {
    return FREE_MAIL.contains(domain.toLowerCase(Locale.ROOT))
        || registrable(domain).map(FREE_MAIL::contains).orElse(false);
  }

  /// A name for the company of a registrable domain until somebody gives a better one: `Blue Door`
  /// of `blue-door.example`.
  public static String companyName(String domain) {
    String label = IDN.toUnicode(domain, IDN.ALLOW_UNASSIGNED).split("\\.", 2)[0];
    return Arrays.stream(label.split("[-_]+"))
        .filter(w -> !w.isEmpty())
        .map(w -> w.substring(0, 1).toUpperCase(Locale.ROOT) + w.substring(1))
        .collect(Collectors.joining(" "));
  }

  private static Optional<InternetDomainName> registered(InternetDomainName name) {
    if (name.parts().size() < 2) return Optional.empty();
    if (name.isUnderPublicSuffix()) return Optional.of(name.topPrivateDomain());
    // A host that lets out names, such as blogspot.com, is a public suffix and a domain as well.
    if (name.isUnderRegistrySuffix()) return Optional.of(name.topDomainUnderRegistrySuffix());
    if (name.isPublicSuffix()) return Optional.empty();
    // https://publicsuffix.org/list/: "If no rules match, the prevailing rule is *".
    return Optional.of(InternetDomainName.from(lastTwo(name)));
  }

  private static String lastTwo(InternetDomainName name) {
    int size = name.parts().size();
    return String.join(".", name.parts().subList(size - 2, size));
  }

  private static String ascii(String domain) {
    return IDN.toASCII(domain.strip(), IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
  }

  private static Set<String> freeMail() {
    return WordLists.lines("free-mail-domains.txt").stream()
        .map(List::getFirst)
        .collect(Collectors.toUnmodifiableSet());
  }
}
