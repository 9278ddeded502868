package com.invicrm.capture;

import com.invicrm.people.Domains;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Whose mailbox it is: what is theirs, and what is their company's.
final class Owner {
  private static final Set<String> DOTS_MEAN_NOTHING = Set.of("gmail.com", "googlemail.com");

  private final Set<String> addresses;
  private final Set<String> mailboxes;
  private final Set<String> domains;
  private final Set<String> names;

  Owner(Set<String> addresses) {
    this.addresses = addresses;
    this.mailboxes = addresses.stream().map(Owner::mailbox).collect(Collectors.toSet());
    this.domains =
        addresses.stream().flatMap(a -> companyDomain(a).stream()).collect(Collectors.toSet());
    this.names =
        addresses.stream()
            .map(PersonName::fromAddress)
            .filter(n -> n.contains(" "))
            .map(n -> n.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
  }

  /// Also an address that leads into the same mailbox: with a tag behind a plus, or at Gmail with
  /// other dots.
  boolean owns(String address) {
    return addresses.contains(address) || mailboxes.contains(mailbox(address));
  }

  private static String mailbox(String address) {
    int at = address.lastIndexOf('@');
    String domain = address.substring(at + 1);
    int plus = address.indexOf('+');
    String local = address.substring(0, plus > 0 && plus < at ? plus : at);
    return (DOTS_MEAN_NOTHING.contains(domain) ? local.replace(".", "") : local) + "@" + domain;
  }

  /// Mail programs put the owner's name beside other people's addresses; it is never theirs.
  boolean isCalled(String name) {
    return names.contains(name.toLowerCase(Locale.ROOT));
  }

  boolean isColleague(String address) {
    return companyDomain(address).map(domains::contains).orElse(false);
  }

  /// The registrable domain of an address when it names a company, not a free-mail provider.
  static Optional<String> companyDomain(String address) {
    String domain = address.substring(address.lastIndexOf('@') + 1);
    return Domains.isFreeMail(domain) ? Optional.empty() : Domains.registrable(domain);
  }
}
