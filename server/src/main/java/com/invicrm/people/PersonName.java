package com.invicrm.people;

import com.invicrm.tenancy.CrmException.Invalid;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a person is called and what they do.
record PersonName(
    String display, @Nullable String first, @Nullable String last, @Nullable String title) {

  /// The name of somebody new.
  ///
  /// @throws Invalid when neither a name nor an address is given
  static PersonName of(ContactEdit edit, List<Address> emails) {
    String first = clean(edit.firstName().value());
    String last = clean(edit.lastName().value());
    String display = clean(edit.displayName().value());
    return new PersonName(
        display != null ? display : derived(first, last, emails).orElseThrow(PersonName::nameless),
        first,
        last,
        clean(edit.title().value()));
  }

  /// The name after an edit; a display name that was derived from first and last name follows them.
  ///
  /// @throws Invalid when neither a name nor an address would be left
  static PersonName after(ContactEdit edit, Contact now, List<Address> emails) {
    String first = clean(edit.firstName().over(now.firstName()));
    String last = clean(edit.lastName().over(now.lastName()));
    boolean follows =
        joined(now.firstName(), now.lastName()).equals(Optional.of(now.displayName()));
    String kept = follows ? null : now.displayName();
    String display = clean(edit.displayName().over(kept));
    return new PersonName(
        display != null ? display : derived(first, last, emails).orElseThrow(PersonName::nameless),
        first,
        last,
        clean(edit.title().over(now.title())));
  }

  /// The name that somebody has.
  static PersonName of(Contact contact) {
    return new PersonName(
        contact.displayName(), contact.firstName(), contact.lastName(), contact.title());
  }

  String sortName() {
    return NameKeys.normalise(display);
  }

  Set<NameKey> keys(List<Address> emails) {
    List<String> names =
        Stream.concat(Stream.of(display), joined(first, last).stream()).distinct().toList();
    return NameKeys.ofPerson(names, emails.stream().map(Address::norm).toList());
  }

  static @Nullable String clean(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static Optional<String> derived(
      @Nullable String first, @Nullable String last, List<Address> emails) {
    return joined(first, last).or(() -> emails.stream().findFirst().map(Address::localPart));
  }

  private static Optional<String> joined(@Nullable String first, @Nullable String last) {
    String both =
        Stream.of(Optional.ofNullable(first), Optional.ofNullable(last))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(" "));
    return both.isEmpty() ? Optional.empty() : Optional.of(both);
  }

  private static Invalid nameless() {
    return new Invalid("displayName", "is missing: a person needs a name or a mail address");
  }
}
