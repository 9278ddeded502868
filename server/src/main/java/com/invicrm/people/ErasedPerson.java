package com.invicrm.people;

import com.google.common.collect.ImmutableList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// Whom an erasure looks for; kept sealed, and only until all is masked.
///
/// @param contacts the contact, and whoever had one of the addresses meanwhile
/// @param addresses normalised
/// @param phones normalised and as written
/// @param names whole names, as written
public record ErasedPerson(
    List<UUID> contacts, List<String> addresses, List<String> phones, List<String> names) {
  /// What stands for an address that was masked; no mail can come from there (RFC 2606).
  public static final String MASK_DOMAIN = "@erased.invalid";

  public ErasedPerson {
    contacts = ImmutableList.copyOf(contacts);
    addresses = ImmutableList.copyOf(addresses);
    phones = ImmutableList.copyOf(phones);
    names = ImmutableList.copyOf(names);
  }

  /// The same person, as these contacts.
  ErasedPerson as(Collection<UUID> others) {
    return new ErasedPerson(List.copyOf(others), addresses, phones, names);
  }

  /// Blots them out of words that stay.
  public Blot blot() {
    return Blot.of(addresses, names, phones);
  }

  /// Also each word of their names, to look for in what is about them.
  public List<String> words() {
    Stream<String> parts = names.stream().flatMap(n -> Stream.of(n.split("[\\s,]+")));
    return Stream.concat(surely().stream(), parts.filter(p -> p.length() > 2)).toList();
  }

  /// What stands for them and nobody else, wherever it is written.
  List<String> surely() {
    return Stream.of(
            addresses.stream(),
            phones.stream().filter(p -> p.length() > 5),
            names.stream().filter(n -> n.indexOf(' ') > 0))
        .flatMap(s -> s)
        .toList();
  }
}
