package com.invicrm.people;

import static java.util.Objects.requireNonNull;

import com.invicrm.people.CompanyIntakeStore.Owner;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// People and companies that appear by themselves, by the batch and in the caller's transaction.
///
/// Addresses and domains are where they are found or made, so that any number of workers who meet
/// the same people at once make each of them once.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class ContactIntake {
  private final ContactIntakeStore contacts;
  private final CompanyIntakeStore companies;
  private final NameKeyStore nameKeys;
  private final RetirementStore retirement;

  ContactIntake(
      ContactIntakeStore contacts,
      CompanyIntakeStore companies,
      NameKeyStore nameKeys,
      RetirementStore retirement) {
    this.contacts = contacts;
    this.companies = companies;
    this.nameKeys = nameKeys;
    this.retirement = retirement;
  }

  /// Whose an address is.
  ///
  /// @param companyId where they work, if known
  public record Known(UUID contactId, @Nullable UUID companyId, Shelved shelved) {}

  /// Whether somebody is in use, was put away by a person and stays so, or was put away by a rule
  /// and comes back with it.
  public enum Shelved {
    inUse,
    putAway,
    retired
  }

  /// A name that mail gives somebody.
  ///
  /// @param method `header` when it stood beside the address, `address` when it was made from it
  /// @param confidence from 0 to 1; the more confident name stays, then the longer
  public record MailName(String name, String method, double confidence) {}

  /// Somebody new.
  ///
  /// @param companyDomain the registrable domain of where they work, if their address names one
  public record Newcomer(String address, MailName name, @Nullable String companyDomain) {}

  /// What appeared.
  ///
  /// @param people whose the addresses are now, also those that others made meanwhile
  public record Appeared(Map<String, Known> people, int contacts, int companies) {}

  /// Locks the contacts of these addresses until the transaction ends, in the one order that all
  /// keep, and answers whose they are. Nobody is added after it: two workers who each hold a
  /// contact and wait for an address of the other would wait for ever.
  public Map<String, Known> lock(Collection<String> addresses) {
    return addresses.isEmpty() ? Map.of() : contacts.lock(addresses);
  }

  /// Whose these addresses are; those of nobody are missing. Nothing is locked.
  @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
  public Map<String, Known> whose(Collection<String> addresses) {
    return addresses.isEmpty() ? Map.of() : contacts.whose(addresses);
  }

  /// Makes contacts of people who are not there yet, with their companies.
  public Appeared add(Collection<Newcomer> people) {
    if (people.isEmpty()) return new Appeared(Map.of(), 0, 0);
    Map<String, Newcomer> sorted = new TreeMap<>();
    people.forEach(p -> sorted.put(p.address(), p));
    var owners = new HashMap<String, Owner>(companies.find(domains(sorted.values())));
    Map<String, UUID> made = found(sorted.values(), owners);
    Map<String, UUID> added = contacts.add(sorted.values());
    nameKeys.add(SubjectKind.contact, contactKeys(added, sorted));
    Map<UUID, UUID> employments = employments(added, sorted, owners);
    contacts.employ(employments);
    return new Appeared(known(added, sorted, employments), added.size(), made.size());
  }

  /// How many companies [#add] would make for these people.
  @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
  public int companiesFor(Collection<Newcomer> people) {
    Set<String> missing = domains(people);
    missing.removeAll(companies.find(missing).keySet());
    return missing.size();
  }

  /// Makes companies of domains that are nobody's, and adds them to the owners.
  private Map<String, UUID> found(Collection<Newcomer> people, Map<String, Owner> owners) {
    Set<String> missing = domains(people);
    missing.removeAll(owners.keySet());
    Map<String, UUID> made = companies.add(missing);
    nameKeys.add(SubjectKind.company, companyKeys(made));
    made.forEach((domain, id) -> owners.put(domain, new Owner(id, Shelf.inUse)));
    missing.removeAll(made.keySet());
    // Others made them meanwhile.
    owners.putAll(companies.find(missing));
    return made;
  }

  private Map<String, Known> known(
      Map<String, UUID> added, Map<String, Newcomer> people, Map<UUID, UUID> employments) {
    if (added.size() < people.size()) return contacts.whose(people.keySet());
    Map<String, Known> known = new HashMap<>();
    added.forEach(
        (address, id) -> known.put(address, new Known(id, employments.get(id), Shelved.inUse)));
    return known;
  }

  /// Offers names for contacts; a better one replaces what mail gave, never what a person wrote.
  public void suggestNames(Map<UUID, MailName> names) {
    if (names.isEmpty()) return;
    Set<UUID> renamed = contacts.rename(names);
    if (renamed.isEmpty()) return;
    Map<UUID, Set<NameKey>> keys = new HashMap<>();
    contacts
        .addresses(renamed)
        .forEach((id, addresses) -> {
          String name = requireNonNull(names.get(id)).name();
          keys.put(id, NameKeys.ofPerson(List.of(name), addresses));
        });
    nameKeys.replace(SubjectKind.contact, keys);
  }

  /// Puts away those of these contacts that mail made and no person touched, and companies that
  /// nobody is left in; answers whom.
  public Set<UUID> retire(Collection<UUID> people) {
    if (people.isEmpty()) return Set.of();
    Set<UUID> retired = retirement.retireContacts(people);
    if (!retired.isEmpty()) retirement.retireCompaniesOf(retired);
    return retired;
  }

  /// Brings back contacts that were retired, with their companies.
  public void bringBack(Collection<UUID> people) {
    if (people.isEmpty()) return;
    retirement.bringBackCompaniesOf(people);
    retirement.bringBackContacts(people);
  }

  private static Set<String> domains(Collection<Newcomer> people) {
    return people.stream()
        .flatMap(p -> Stream.ofNullable(p.companyDomain()))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static Map<UUID, Set<NameKey>> companyKeys(Map<String, UUID> made) {
    return made.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getValue,
                e -> NameKeys.ofCompany(Domains.companyName(e.getKey()), List.of(e.getKey()))));
  }

  private static Map<UUID, Set<NameKey>> contactKeys(
      Map<String, UUID> added, Map<String, Newcomer> people) {
    Map<UUID, Set<NameKey>> keys = new HashMap<>();
    added.forEach((address, id) -> {
      String name = requireNonNull(people.get(address)).name().name();
      keys.put(id, NameKeys.ofPerson(List.of(name), List.of(address)));
    });
    return keys;
  }

  private static Map<UUID, UUID> employments(
      Map<String, UUID> added, Map<String, Newcomer> people, Map<String, Owner> owners) {
    Map<UUID, UUID> employments = new TreeMap<>();
    added.forEach((address, id) -> {
      @Nullable String domain = requireNonNull(people.get(address)).companyDomain();
      @Nullable Owner owner = domain == null ? null : owners.get(domain);
      if (owner != null && owner.shelf() == Shelf.inUse) employments.put(id, owner.company());
    });
    return employments;
  }
}
