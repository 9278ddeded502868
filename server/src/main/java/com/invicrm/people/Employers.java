package com.invicrm.people;

import com.invicrm.access.Viewer;
import com.invicrm.tenancy.CrmException.Invalid;
import com.invicrm.tenancy.Ids;
import com.invicrm.tenancy.RecordChanged;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// Who works where: tells where somebody new works, and moves those who change.
@Component
class Employers {
  private final CompanyStore companies;
  private final CompanyOfDomainStore domains;
  private final EmploymentStore jobs;
  private final ApplicationEventPublisher news;
  private final Clock clock;

  Employers(
      CompanyStore companies,
      CompanyOfDomainStore domains,
      EmploymentStore jobs,
      ApplicationEventPublisher news,
      Clock clock) {
    this.companies = companies;
    this.domains = domains;
    this.jobs = jobs;
    this.news = news;
    this.clock = clock;
  }

  Map<UUID, UUID> current(Collection<UUID> contacts) {
    return jobs.current(contacts);
  }

  /// Where somebody new works: the company that is named, else that of the first address whose
  /// domain names one.
  ///
  /// @throws Invalid of field `companyId` when there is none
  Optional<CompanyRef> of(Viewer viewer, Edit<UUID> companyId, List<Address> emails) {
    if (!companyId.given()) return ofDomain(viewer, emails);
    return Optional.ofNullable(companyId.value()).map(this::named);
  }

  /// Ends the job that somebody has and begins the one that is given, unless it is the same.
  ///
  /// @throws Invalid of field `companyId` when there is no such company
  void move(Contact contact, Edit<UUID> companyId) {
    UUID now = contact.company() == null ? null : contact.company().id();
    UUID next = companyId.over(now);
    if (!companyId.given() || Objects.equals(now, next)) return;
    LocalDate today = LocalDate.now(clock);
    jobs.leave(contact.id(), today);
    if (next != null) jobs.join(contact.id(), named(next).id(), today);
  }

  private CompanyRef named(UUID id) {
    return companies
        .ref(id)
        .orElseThrow(
            () -> new Invalid("companyId", "is no company here. It may have been put away."));
  }

  private Optional<CompanyRef> ofDomain(Viewer viewer, List<Address> emails) {
    return emails.stream()
        .map(Address::domain)
        .filter(d -> !Domains.isFreeMail(d))
        .flatMap(d -> Domains.registrable(d).stream())
        .findFirst()
        .flatMap(d -> findOrMake(viewer, d));
  }

  private Optional<CompanyRef> findOrMake(Viewer viewer, String domain) {
    Optional<CompanyOfDomainStore.Known> known = domains.find(domain);
    if (known.isPresent()) return inUse(known);
    CompanyRef made = new CompanyRef(Ids.next(), Domains.companyName(domain), domain);
    // Somebody else may have made it in between.
    if (!domains.insert(made, domain, viewer.userId())) return inUse(domains.find(domain));
    news.publishEvent(RecordChanged.one("company", made.id()));
    return Optional.of(made);
  }

  private static Optional<CompanyRef> inUse(Optional<CompanyOfDomainStore.Known> known) {
    return known.filter(k -> k.shelf() == Shelf.inUse).map(CompanyOfDomainStore.Known::company);
  }
}
