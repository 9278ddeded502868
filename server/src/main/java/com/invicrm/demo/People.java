package com.invicrm.demo;

import com.invicrm.people.Companies;
import com.invicrm.people.CompanyEdit;
import com.invicrm.people.ContactEdit;
import com.invicrm.people.Contacts;
import com.invicrm.people.Edit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Whom the mail brought, as their colleagues at Harbour know them: titles, telephones, tags, and
/// what their companies are really called.
@DemoOnly
class People {
  private static final String REGION = "KW";

  private final Contacts contacts;
  private final Companies companies;

  People(Contacts contacts, Companies companies) {
    this.contacts = contacts;
    this.companies = companies;
  }

  /// Who became a contact, by address.
  Map<String, UUID> introduce(Cast cast) {
    Map<String, Person> cards =
        cast.people().stream().collect(Collectors.toMap(Person::address, p -> p));
    Map<String, UUID> known = new HashMap<>();
    contacts.byAddress(cards.keySet()).forEach((address, who) -> known.put(address, who.id()));
    known.forEach((address, id) -> describe(id, Objects.requireNonNull(cards.get(address))));
    Map<UUID, UUID> employers = contacts.employers(known.values());
    Map<String, UUID> firms = new HashMap<>();
    known.forEach((address, id) -> {
      @Nullable UUID firm = employers.get(id);
      if (firm != null) firms.put(address.replaceFirst(".*@", ""), firm);
    });
    for (Cast.Firm firm : cast.firms()) {
      @Nullable UUID id = firms.get(firm.domain());
      if (id != null) companies.change(id, named(firm), null);
    }
    return known;
  }

  private void describe(UUID id, Person who) {
    Person.Job job = who.job();
    Edit<List<String>> phones =
        job.phone().isEmpty() ? Edit.leave() : Edit.to(List.of(job.phone()));
    Edit<List<String>> tags = job.tags().isEmpty() ? Edit.leave() : Edit.to(job.tags());
    contacts.change(
        id,
        new ContactEdit(
            Edit.leave(),
            Edit.leave(),
            Edit.leave(),
            Edit.to(job.title()),
            Edit.leave(),
            phones,
            Edit.leave(),
            tags),
        REGION,
        null);
  }

  private static CompanyEdit named(Cast.Firm firm) {
    return new CompanyEdit(Edit.to(firm.name()), Edit.leave(), Edit.to(firm.tags()));
  }
}
