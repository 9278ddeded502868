package com.invicrm.ask;

import com.invicrm.access.Viewer;
import com.invicrm.people.Contact;
import com.invicrm.people.Contacts;
import com.invicrm.people.ListQuery;
import com.invicrm.people.NameKeys;
import com.invicrm.people.RecordSort;
import com.invicrm.people.Shelf;
import com.invicrm.timeline.Timeline;
import com.invicrm.timeline.TimelineQuery;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Answers questions in words from the record; asking never writes.
@Component
@Transactional(readOnly = true)
public class Ask {
  private static final int CANDIDATES = 6;
  private static final int LATEST = 5;

  private final NaturalLanguageParser parser;
  private final Contacts contacts;
  private final Timeline timeline;
  private final AskStore store;
  private final AnswerWriter writer;

  Ask(
      NaturalLanguageParser parser,
      Contacts contacts,
      Timeline timeline,
      AskStore store,
      AnswerWriter writer) {
    this.parser = parser;
    this.contacts = contacts;
    this.timeline = timeline;
    this.store = store;
    this.writer = writer;
  }

  /// The answer to a question, as far as the viewer may see.
  public Asked answer(Viewer viewer, Question question) {
    ParsedQuery parsed = parser.parse(question);
    return switch (QueryPlan.of(parsed)) {
      case QueryPlan.ContactLookup(String name) -> lookup(viewer, question, parsed, name);
      case QueryPlan.Nothing() -> new Asked(parsed, writer.notUnderstood(question), List.of());
    };
  }

  private Asked lookup(Viewer viewer, Question question, ParsedQuery parsed, String name) {
    List<Contact> found = candidates(name);
    if (found.isEmpty()) return new Asked(parsed, writer.nobody(question, name), List.of());
    Optional<Contact> one = theOne(found, name);
    if (one.isEmpty()) return writer.which(question, parsed, name, found);
    List<Contact> others = found.stream().filter(c -> !c.id().equals(one.get().id())).toList();
    return new Asked(
        parsed, about(viewer, question, one.get()), writer.alternatives(question, others));
  }

  private Answer about(Viewer viewer, Question question, Contact contact) {
    var latest = new TimelineQuery(Optional.empty(), LATEST, Optional.empty());
    return writer.about(
        question,
        contact,
        store.with(contact.id()),
        timeline.ofContact(viewer, contact.id(), latest).data());
  }

  private List<Contact> candidates(String name) {
    return contacts
        .page(
            new ListQuery(
                Optional.of(name),
                RecordSort.lastContacted,
                Shelf.inUse,
                CANDIDATES,
                Optional.empty()))
        .data();
  }

  /// The only one, or the only one who is called exactly so or has exactly this address.
  private static Optional<Contact> theOne(List<Contact> found, String name) {
    if (found.size() == 1) return Optional.of(found.getFirst());
    String asked = NameKeys.normalise(name);
    List<Contact> exact = found.stream().filter(c -> isCalled(c, asked)).toList();
    return exact.size() == 1 ? Optional.of(exact.getFirst()) : Optional.empty();
  }

  private static boolean isCalled(Contact contact, String asked) {
    return NameKeys.normalise(contact.displayName()).equals(asked)
        || contact.emails().stream().anyMatch(e -> NameKeys.normalise(e).equals(asked));
  }
}
