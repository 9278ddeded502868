package com.invicrm.ask;

import com.invicrm.people.Namesake;
import com.invicrm.people.Namesakes;
import com.invicrm.people.SubjectKind;
import com.invicrm.people.WhoIsMeant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Finds out whom a name means, and asks back when it is not clear.
@Component
class Meant {
  private static final int MOST = 6;

  private final Namesakes namesakes;

  Meant(Namesakes namesakes) {
    this.namesakes = namesakes;
  }

  /// A person, or else a company of that name.
  WhoIsMeant person(String name) {
    WhoIsMeant person = WhoIsMeant.of(namesakes.people(name, MOST));
    return person instanceof WhoIsMeant.Nobody(List<Namesake> near)
        ? orNearest(WhoIsMeant.of(namesakes.companies(name, MOST)), near)
        : person;
  }

  /// A company, or else a person of that name.
  WhoIsMeant company(String name) {
    WhoIsMeant company = WhoIsMeant.of(namesakes.companies(name, MOST));
    return company instanceof WhoIsMeant.Nobody(List<Namesake> near)
        ? orNearest(WhoIsMeant.of(namesakes.people(name, MOST)), near)
        : company;
  }

  private static WhoIsMeant orNearest(WhoIsMeant other, List<Namesake> near) {
    boolean nobody =
        other instanceof WhoIsMeant.Nobody(List<Namesake> more) && more.size() <= near.size();
    return nobody ? new WhoIsMeant.Nobody(near) : other;
  }

  /// Which Johns there are, each as the question to ask instead.
  Asked which(Question q, ParsedQuery parsed, String name, List<Namesake> candidates) {
    Words words = new Words(q);
    Answer answer =
        new Draft().done(words.of("which.title", name), words.of("which.text", candidates.size()));
    return new Asked(parsed, answer, alternatives(q, name, candidates));
  }

  Asked nobody(Question q, ParsedQuery parsed, String name, List<Namesake> nearest) {
    Words words = new Words(q);
    String text = nearest.isEmpty() ? "nobody.text" : "nobody.near";
    Answer answer = new Draft().done(words.of("nobody.title", name), words.of(text, name));
    return new Asked(parsed, answer, alternatives(q, name, nearest));
  }

  /// The same question about each of them.
  List<Asked.Alternative> alternatives(Question q, String name, List<Namesake> others) {
    Words words = new Words(q);
    return others.stream()
        .map(n ->
            new Asked.Alternative(
                n.name(),
                Optional.of(Words.beside(employer(n), words.day(n.lastContactedAt())))
                    .filter(d -> !d.isEmpty()),
                q.text().replace(name, exactly(n)),
                Optional.of(n.id())))
        .toList();
  }

  private static String employer(Namesake n) {
    boolean person = n.kind() == SubjectKind.contact;
    return person ? n.company().map(c -> c.name()).orElse("") : "";
  }

  private static String exactly(Namesake n) {
    return n.email().orElse(n.name());
  }
}
