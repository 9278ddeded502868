package com.invicrm.ask;

import com.invicrm.access.Viewer;
import com.invicrm.people.Companies;
import com.invicrm.people.Company;
import com.invicrm.people.CompanyRef;
import com.invicrm.people.Contact;
import com.invicrm.people.Contacts;
import com.invicrm.people.ListQuery;
import com.invicrm.people.Namesake;
import com.invicrm.people.RecordSort;
import com.invicrm.people.Shelf;
import com.invicrm.people.SubjectKind;
import com.invicrm.people.WhoIsMeant;
import com.invicrm.timeline.Activity;
import com.invicrm.timeline.Timeline;
import com.invicrm.timeline.TimelineQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What is known of a person or a company, and what happened last.
@Component
class Lookups {
  private static final int LATEST = 5;
  private static final int LOOKED_THROUGH = 200;
  private static final int PEOPLE = 5;

  private final Meant meant;
  private final Contacts contacts;
  private final Companies companies;
  private final Timeline timeline;
  private final AskStore store;
  private final DealQuestions deals;

  Lookups(
      Meant meant,
      Contacts contacts,
      Companies companies,
      Timeline timeline,
      AskStore store,
      DealQuestions deals) {
    this.meant = meant;
    this.contacts = contacts;
    this.companies = companies;
    this.timeline = timeline;
    this.store = store;
    this.deals = deals;
  }

  Asked answer(Viewer viewer, Question q, ParsedQuery parsed, QueryPlan.Lookup plan) {
    WhoIsMeant who =
        plan.of() == QueryPlan.Lookup.Of.company
            ? meant.company(plan.name())
            : meant.person(plan.name());
    return switch (who) {
      case WhoIsMeant.One(Namesake it, List<Namesake> others) ->
          new Asked(parsed, about(viewer, q, it, plan), meant.alternatives(q, plan.name(), others));
      case WhoIsMeant.Several(List<Namesake> all) -> meant.which(q, parsed, plan.name(), all);
      case WhoIsMeant.Nobody(List<Namesake> near) ->
          deals
              .called(q, parsed, plan.name())
              .orElseGet(() -> meant.nobody(q, parsed, plan.name(), near));
    };
  }

  private Answer about(Viewer viewer, Question q, Namesake it, QueryPlan.Lookup plan) {
    return it.kind() == SubjectKind.company
        ? company(viewer, q, companies.find(it.id()), plan.when())
        : person(viewer, q, contacts.find(it.id()), plan.when());
  }

  private Answer person(Viewer viewer, Question q, Contact contact, Optional<Period> when) {
    Words words = new Words(q);
    Draft draft = new Draft();
    draft.source("contact", contact.id(), contact.displayName());
    @Nullable CompanyRef company = contact.company();
    if (company != null) draft.source("company", company.id(), company.name());
    List<Activity> latest =
        latest(q, when, n -> timeline.ofContact(viewer, contact.id(), n).data());
    draft.section(words.of("latest"), words.items(draft, latest));
    String title = contact.displayName() + (company == null ? "" : " · " + company.name());
    return draft.done(
        title,
        text(words, contact.displayName(), contact.lastContactedAt(), store.with(contact.id())));
  }

  private Answer company(Viewer viewer, Question q, Company company, Optional<Period> when) {
    Words words = new Words(q);
    Draft draft = new Draft();
    draft.source("company", company.id(), company.name());
    List<Activity> latest =
        latest(q, when, n -> timeline.ofCompany(viewer, company.id(), n).data());
    draft.section(words.of("latest"), words.items(draft, latest));
    draft.section(words.of("people"), people(words, draft, company.id()));
    String text =
        text(words, company.name(), company.lastContactedAt(), store.withCompany(company.id()));
    return draft.done(company.name(), text + " " + words.of("peopleHere", company.contactCount()));
  }

  private List<Answer.Item> people(Words words, Draft draft, UUID company) {
    var query =
        new ListQuery(
            Optional.empty(), RecordSort.lastContacted, Shelf.inUse, PEOPLE, Optional.empty());
    return contacts.pageOf(company, query).data().stream()
        .map(c ->
            draft.item(
                c.displayName(),
                Words.beside(c.title(), words.day(c.lastContactedAt())),
                null,
                draft.source("contact", c.id(), c.displayName())))
        .toList();
  }

  /// The newest, or the newest of a period.
  private static List<Activity> latest(
      Question q,
      Optional<Period> when,
      java.util.function.Function<TimelineQuery, List<Activity>> read) {
    int rows = when.isPresent() ? LOOKED_THROUGH : LATEST;
    return read.apply(new TimelineQuery(Optional.empty(), rows, Optional.empty())).stream()
        .filter(a -> when.map(p -> p.holds(a.occurredAt(), q.zone())).orElse(true))
        .limit(LATEST)
        .toList();
  }

  private static String text(
      Words words, String name, @Nullable Instant last, AskStore.Tally tally) {
    if (tally.all() == 0) return words.of("quiet", name);
    String when = last == null ? words.of("noContact") : words.of("lastContact", words.day(last));
    return when + " " + words.of("tally", tally.inbound(), tally.outbound(), tally.other());
  }
}
