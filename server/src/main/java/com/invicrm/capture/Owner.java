package com.invicrm.capture;

import com.invicrm.people.Domains;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Whose mailbox it is: what is theirs, and what is their company's.
final class Owner {
  private final Set<String> addresses;
  private final Set<String> domains;
  private final Set<String> names;

  Owner(Set<String> addresses) {
    this.addresses = addresses;
    this.domains =
        addresses.stream().flatMap(a -> companyDomain(a).stream()).collect(Collectors.toSet());
    this.names =
        addresses.stream()
            .map(PersonName::fromAddress)
            .filter(n -> n.contains(" "))
            .map(n -> n.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
  }

  boolean owns(String address) {
    return addresses.contains(address);
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
