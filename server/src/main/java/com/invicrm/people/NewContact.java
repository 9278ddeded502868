package com.invicrm.people;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A contact about to be written.
///
/// @param pins its `field_sources`
record NewContact(
    UUID id,
    PersonName name,
    List<Address> emails,
    List<Phone> phones,
    @Nullable UUID companyId,
    Set<NameKey> keys,
    String pins) {

  /// The contact as it stands once it is written, without a tag.
  Contact written(Optional<CompanyRef> company, Instant at) {
    return new Contact(
        id,
        name.display(),
        name.first(),
        name.last(),
        emails.stream().map(Address::written).toList(),
        phones.stream().map(Phone::written).toList(),
        name.title(),
        company.orElse(null),
        List.of(),
        null,
        "person",
        1,
        at,
        at,
        false);
  }
}
