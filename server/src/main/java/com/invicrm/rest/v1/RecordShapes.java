package com.invicrm.rest.v1;

import com.invicrm.people.Company;
import com.invicrm.people.CompanyRef;
import com.invicrm.people.Contact;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Contacts and companies as the contract has them.
final class RecordShapes {
  /// A contact.
  record ContactJson(
      UUID id,
      String displayName,
      @Nullable String firstName,
      @Nullable String lastName,
      List<String> emails,
      List<String> phones,
      @Nullable String title,
      @Nullable CompanyRef company,
      List<String> tags,
      @Nullable Instant lastContactedAt,
      String source,
      int version,
      Instant createdAt,
      Instant updatedAt,
      boolean isDeleted) {
    static ContactJson of(Contact c) {
      return new ContactJson(
          c.id(),
          c.displayName(),
          c.firstName(),
          c.lastName(),
          c.emails(),
          c.phones(),
          c.title(),
          c.company(),
          c.tags(),
          c.lastContactedAt(),
          c.source(),
          c.version(),
          c.createdAt(),
          c.updatedAt(),
          c.isDeleted());
    }
  }

  /// A company.
  record CompanyJson(
      UUID id,
      String name,
      List<String> domains,
      List<String> tags,
      int contactCount,
      @Nullable Instant lastContactedAt,
      String source,
      int version,
      Instant createdAt,
      Instant updatedAt,
      boolean isDeleted) {
    static CompanyJson of(Company c) {
      return new CompanyJson(
          c.id(),
          c.name(),
          c.domains(),
          c.tags(),
          c.contactCount(),
          c.lastContactedAt(),
          c.source(),
          c.version(),
          c.createdAt(),
          c.updatedAt(),
          c.isDeleted());
    }
  }

  private RecordShapes() {}
}
