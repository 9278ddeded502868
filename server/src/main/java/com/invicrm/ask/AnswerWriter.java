package com.invicrm.ask;

import com.invicrm.ask.Answer.Item;
import com.invicrm.ask.Answer.Section;
import com.invicrm.ask.Answer.Source;
import com.invicrm.people.CompanyRef;
import com.invicrm.people.Contact;
import com.invicrm.timeline.Access;
import com.invicrm.timeline.Activity;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts what was read into words, in the asker's language and zone.
@Component
class AnswerWriter {
  private final Texts texts = new Texts();

  Answer notUnderstood(Question q) {
    return plain(texts.of(q, "notUnderstood.title"), texts.of(q, "notUnderstood.text"));
  }

  Answer nobody(Question q, String name) {
    return plain(texts.of(q, "nobody.title", name), texts.of(q, "nobody.text", name));
  }

  Asked which(Question q, ParsedQuery parsed, String name, List<Contact> found) {
    Answer answer =
        plain(texts.of(q, "which.title", name), texts.of(q, "which.text", found.size()));
    return new Asked(parsed, answer, alternatives(q, found));
  }

  List<Asked.Alternative> alternatives(Question q, List<Contact> others) {
    return others.stream()
        .map(c ->
            new Asked.Alternative(
                c.displayName(),
                detail(q, c),
                texts.of(
                    q,
                    "which.question",
                    c.emails().isEmpty() ? c.displayName() : c.emails().getFirst()),
                c.id()))
        .toList();
  }

  Answer about(Question q, Contact contact, AskStore.Tally tally, List<Activity> latest) {
    List<Source> sources = new ArrayList<>();
    sources.add(new Source("contact", contact.id(), contact.displayName()));
    @Nullable CompanyRef company = contact.company();
    if (company != null) sources.add(new Source("company", company.id(), company.name()));
    List<Item> items = new ArrayList<>();
    for (Activity activity : latest) {
      sources.add(new Source("activity", activity.id(), day(q, activity.occurredAt())));
      items.add(item(q, activity, sources.size() - 1));
    }
    int hidden = (int) latest.stream().filter(a -> a.access() == Access.metadata).count();
    List<Section> sections =
        items.isEmpty() ? List.of() : List.of(new Section(texts.of(q, "latest"), items));
    return new Answer(
        title(contact), text(q, contact, tally), sections, List.of(), sources, hidden);
  }

  private String text(Question q, Contact contact, AskStore.Tally tally) {
    if (tally.all() == 0) return texts.of(q, "quiet", contact.displayName());
    @Nullable Instant last = contact.lastContactedAt();
    String when =
        last == null ? texts.of(q, "noContact") : texts.of(q, "lastContact", day(q, last));
    return when + " " + texts.of(q, "tally", tally.inbound(), tally.outbound(), tally.other());
  }

  private Item item(Question q, Activity activity, int source) {
    String what =
        activity.access() == Access.metadata
            ? texts.of(q, "private")
            : Optional.ofNullable(activity.subject())
                .filter(s -> !s.isBlank())
                .orElse(texts.of(q, "noSubject"));
    String kind =
        activity.kind().name()
            + Optional.ofNullable(activity.circumstances().direction())
                .map(d -> "." + d)
                .orElse("");
    return new Item(
        what, Optional.of(texts.of(q, kind)), Optional.of(activity.occurredAt()), source);
  }

  private Optional<String> detail(Question q, Contact contact) {
    @Nullable CompanyRef company = contact.company();
    @Nullable Instant last = contact.lastContactedAt();
    String joined =
        String.join(
            " · ",
            java.util.stream.Stream.of(
                    company == null ? "" : company.name(), last == null ? "" : day(q, last))
                .filter(s -> !s.isEmpty())
                .toList());
    return Optional.of(joined).filter(s -> !s.isEmpty());
  }

  private static String title(Contact contact) {
    @Nullable CompanyRef company = contact.company();
    return contact.displayName() + (company == null ? "" : " · " + company.name());
  }

  private static String day(Question q, Instant at) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(q.locale())
        .format(at.atZone(q.zone()));
  }

  private static Answer plain(String title, String text) {
    return new Answer(title, text, List.of(), List.of(), List.of(), 0);
  }
}
