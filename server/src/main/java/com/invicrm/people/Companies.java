package com.invicrm.people;

import com.invicrm.access.Audited;
import com.invicrm.access.Viewer;
import com.invicrm.tenancy.CrmException.Conflict;
import com.invicrm.tenancy.CrmException.FieldError;
import com.invicrm.tenancy.CrmException.Invalid;
import com.invicrm.tenancy.CrmException.NotFound;
import com.invicrm.tenancy.CrmException.Stale;
import com.invicrm.tenancy.Ids;
import com.invicrm.tenancy.Page;
import com.invicrm.tenancy.RecordChanged;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The organisations that people work for.
@Component
@Transactional
public class Companies {
  private static final String KIND = "company";

  private final CompanyStore reads;
  private final CompanyWriteStore writes;
  private final NameKeyStore names;
  private final ApplicationEventPublisher news;

  Companies(
      CompanyStore reads,
      CompanyWriteStore writes,
      NameKeyStore names,
      ApplicationEventPublisher news) {
    this.reads = reads;
    this.writes = writes;
    this.names = names;
    this.news = news;
  }

  /// A page of all companies, or of those whose names or domains hold the text asked for.
  ///
  /// @throws Invalid of field `cursor` when it is none of this list
  @Transactional(readOnly = true)
  public Page<Company> page(ListQuery query) {
    List<Placed<Company>> rows =
        query.text().isPresent() ? reads.search(query.text().get(), query) : reads.page(query);
    return Placed.page(rows, query.limit());
  }

  /// One company.
  ///
  /// @throws NotFound when there is none, or it was put away
  @Transactional(readOnly = true)
  public Company find(UUID id) {
    return reads.find(id).orElseThrow(() -> missing(id));
  }

  /// The names of companies, by id; those put away are left out.
  @Transactional(readOnly = true)
  public Map<UUID, CompanyRef> refs(Collection<UUID> ids) {
    return ids.isEmpty() ? Map.of() : reads.refs(ids);
  }

  /// Writes a company down.
  ///
  /// @throws Invalid when there is neither a name nor a domain, or a domain names no company
  /// @throws Conflict when another company has one of the domains
  public Company create(Viewer viewer, CompanyEdit edit) {
    UUID id = Ids.next();
    List<String> domains = domains(edit);
    List<TagName> tags = tags(edit);
    String name = name(PersonName.clean(edit.name().value()), domains);
    writes.insert(id, name, Sent.pins(edit.sent().keySet()), viewer.userId());
    replaceDomains(id, domains);
    if (!tags.isEmpty()) writes.putTags(id, tags);
    Company made = told(id, name, domains);
    news.publishEvent(Audited.made("company.created", id, made));
    return made;
  }

  /// Changes what an edit gives; what a person writes is pinned against the machine.
  ///
  /// @param expectedVersion the version that the edit is based on; null when the last write wins
  /// @throws NotFound when there is none, or it was put away
  /// @throws Stale when it stands at another version
  /// @throws Conflict when another company has one of the domains
  public Company change(UUID id, CompanyEdit edit, @Nullable Integer expectedVersion) {
    Company now = reads.lock(id).orElseThrow(() -> missing(id));
    if (expectedVersion != null && expectedVersion != now.version()) {
      throw new Stale(now, edit.sent());
    }
    List<String> domains = edit.domains().given() ? domains(edit) : now.domains();
    String name = name(PersonName.clean(edit.name().over(now.name())), domains);
    writes.update(id, name, Sent.pins(edit.sent().keySet()));
    if (edit.domains().given()) replaceDomains(id, domains);
    if (edit.tags().given()) writes.putTags(id, tags(edit));
    Company after = told(id, name, domains);
    news.publishEvent(Audited.changed("company.changed", id, now, after));
    return after;
  }

  /// Puts a company away. Its domains stay its own, so that mail does not bring it back.
  ///
  /// @throws NotFound when there is none, or it was put away before
  /// @throws Stale when it stands at another version
  public void putAway(UUID id, @Nullable Integer expectedVersion) {
    if (!writes.move(id, Shelf.putAway, expectedVersion)) throw new Stale(find(id), Map.of());
    news.publishEvent(Audited.of("company.deleted", id));
    news.publishEvent(RecordChanged.one(KIND, id));
  }

  /// Brings a company back, without domains that went to others meanwhile.
  ///
  /// @throws NotFound when there is none
  public Company restore(UUID id) {
    if (!writes.move(id, Shelf.inUse, null)) return find(id);
    news.publishEvent(Audited.of("company.restored", id));
    Company back = find(id);
    return told(id, back.name(), back.domains());
  }

  private Company told(UUID id, String name, List<String> domains) {
    names.replace(SubjectKind.company, Map.of(id, NameKeys.ofCompany(name, domains)));
    news.publishEvent(RecordChanged.one(KIND, id));
    return find(id);
  }

  private void replaceDomains(UUID id, List<String> domains) {
    if (writes.replaceDomains(id, domains) < domains.size()) throw taken(id, domains);
  }

  private Conflict taken(UUID id, List<String> domains) {
    Optional<Map.Entry<UUID, String>> owner = writes.owner(id, domains);
    String domain = owner.map(Map.Entry::getValue).orElse("One of these domains");
    return new Conflict(
        domain + " belongs to another company. Open that one, or take the domain from it first.",
        owner.map(Map.Entry::getKey).orElse(null));
  }

  private static String name(@Nullable String given, List<String> domains) {
    if (given != null) return given;
    if (domains.isEmpty()) {
      throw new Invalid("name", "is missing: a company needs a name or a domain");
    }
    return Domains.companyName(domains.getFirst());
  }

  private static List<String> domains(CompanyEdit edit) {
    List<String> texts = Objects.requireNonNullElse(edit.domains().value(), List.of());
    List<String> domains = new ArrayList<>();
    List<FieldError> errors = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      String field = "domains[" + i + "]";
      Domains.registrable(texts.get(i))
          .ifPresentOrElse(
              domains::add,
              () -> errors.add(new FieldError(field, "is not a domain such as acme.example")));
    }
    domains.stream().filter(Domains::isFreeMail).forEach(d -> errors.add(everybodys(d)));
    if (!errors.isEmpty()) throw new Invalid(errors);
    return domains.stream().distinct().toList();
  }

  private static List<TagName> tags(CompanyEdit edit) {
    return TagName.all(Objects.requireNonNullElse(edit.tags().value(), List.of()));
  }

  private static FieldError everybodys(String domain) {
    return new FieldError(
        "domains", "cannot hold " + domain + ": anybody can have a mailbox there");
  }

  private static NotFound missing(UUID id) {
    return new NotFound(KIND, id);
  }
}
