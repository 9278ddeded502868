package com.invicrm.deals;

import com.invicrm.access.Users;
import com.invicrm.people.Companies;
import com.invicrm.people.CompanyRef;
import com.invicrm.people.ContactRef;
import com.invicrm.people.Contacts;
import com.invicrm.people.Edit;
import com.invicrm.tenancy.CrmException.Invalid;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Who takes part in deals: checks whom an edit names, and shows deals with their names.
@Component
class Parties {
  private final Companies companies;
  private final Contacts contacts;
  private final Users users;

  Parties(Companies companies, Contacts contacts, Users users) {
    this.companies = companies;
    this.contacts = contacts;
    this.users = users;
  }

  /// Deals as they are shown, in their order.
  List<Deal> shown(List<DealRow> rows) {
    Map<UUID, CompanyRef> firms =
        companies.refs(
            rows.stream()
                .flatMap(r -> Stream.ofNullable(r.terms().companyId()))
                .distinct()
                .toList());
    Map<UUID, ContactRef> people =
        contacts.refs(rows.stream().flatMap(r -> r.contactIds().stream()).distinct().toList());
    return rows.stream().map(r -> r.with(firms, people)).toList();
  }

  Deal shown(DealRow row) {
    return shown(List.of(row)).getFirst();
  }

  /// Who would buy: the company that is named, else where the first of the people works who works
  /// anywhere.
  ///
  /// @throws Invalid of field `companyId` when there is none
  @Nullable UUID company(Edit<UUID> edit, List<UUID> people) {
    if (edit.given()) return companyAfter(edit, null);
    Map<UUID, UUID> employers = contacts.employers(people);
    return people.stream().map(employers::get).filter(Objects::nonNull).findFirst().orElse(null);
  }

  /// Who would buy after an edit.
  ///
  /// @throws Invalid of field `companyId` when there is none
  @Nullable UUID companyAfter(Edit<UUID> edit, @Nullable UUID now) {
    @Nullable UUID id = edit.over(now);
    if (id == null || !edit.given()) return id;
    if (companies.refs(Set.of(id)).isEmpty()) {
      throw new Invalid("companyId", "is no company here. It may have been put away.");
    }
    return id;
  }

  /// The people that an edit names, in its order.
  ///
  /// @throws Invalid of field `contactIds` when one is nobody here
  List<UUID> people(Edit<List<UUID>> edit) {
    List<UUID> ids = Objects.requireNonNullElse(edit.value(), List.of());
    Set<UUID> known = contacts.refs(ids).keySet();
    for (UUID id : ids) {
      if (!known.contains(id)) {
        throw new Invalid("contactIds", "has " + id + ", who is nobody here");
      }
    }
    return ids.stream().distinct().toList();
  }

  /// The people after an edit. Whoever was put away is not shown, so an edit that does not name
  /// them does not mean them.
  ///
  /// @throws Invalid of field `contactIds` when one is nobody here
  List<UUID> peopleAfter(Edit<List<UUID>> edit, Collection<UUID> now) {
    Set<UUID> hidden = new LinkedHashSet<>(now);
    hidden.removeAll(contacts.refs(now).keySet());
    return Stream.concat(people(edit).stream(), hidden.stream()).toList();
  }

  /// Who sells after an edit.
  ///
  /// @throws Invalid of field `ownerId` when they are no user here
  @Nullable UUID ownerAfter(Edit<UUID> edit, @Nullable UUID now) {
    @Nullable UUID id = edit.over(now);
    if (id == null || !edit.given()) return id;
    if (users.find(id).isEmpty()) throw new Invalid("ownerId", "is no user of this workspace");
    return id;
  }
}
