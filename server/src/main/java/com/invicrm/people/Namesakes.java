package com.invicrm.people;

import com.invicrm.people.Namesake.Why;
import com.invicrm.people.NamesakeStore.Met;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Who may be meant by a name as somebody wrote it: misspelt, in the other script, a nickname,
/// initials, in another order, or part of it.
///
/// Keys find a hundred or so who may be meant; their names are then compared with what was written.
/// Where more than a hundred share the only word that is written, those are some of them.
@Component
@Transactional(readOnly = true)
public class Namesakes {
  /// Less alike is not worth naming.
  static final double WORTH_NAMING = 0.6;

  private static final Comparator<Namesake> BEST =
      Comparator.comparingDouble(Namesake::score)
          .reversed()
          .thenComparing(Namesake::lastContactedAt, Comparator.nullsLast(Comparator.reverseOrder()))
          .thenComparing(Namesake::name)
          .thenComparing(Namesake::id);

  private final NamesakeStore store;

  Namesakes(NamesakeStore store) {
    this.store = store;
  }

  /// The people who may be meant, the likeliest first; of those who are equally likely, whom one
  /// was last in contact with.
  public List<Namesake> people(String written, int most) {
    NameWords asked = NameWords.ofPerson(written);
    if (asked.isEmpty()) return List.of();
    if (isWhole(written)) {
      List<Met> called = store.peopleCalled(NameKeys.normalise(written));
      if (!called.isEmpty()) return exactly(SubjectKind.contact, called, most);
    }
    NameLikeness likeness = new NameLikeness(asked);
    return found(
        probes ->
            store.people(probes).stream()
                .map(p -> namesake(SubjectKind.contact, p, person(written, likeness, p)))
                .toList(),
        Probes.ofPerson(written),
        asked,
        most);
  }

  /// The companies that may be meant, the likeliest first.
  public List<Namesake> companies(String written, int most) {
    NameWords asked = NameWords.ofCompany(written);
    if (asked.isEmpty()) return List.of();
    if (isWhole(written)) {
      List<Met> called = store.companiesCalled(NameKeys.normalise(written));
      if (!called.isEmpty()) return exactly(SubjectKind.company, called, most);
    }
    NameLikeness likeness = new NameLikeness(asked);
    return found(
        probes ->
            store.companies(probes).stream()
                .map(c -> namesake(SubjectKind.company, c, company(written, likeness, c)))
                .toList(),
        Probes.ofCompany(written),
        asked,
        most);
  }

  /// People and companies together.
  public List<Namesake> all(String written, int most) {
    return ranked(
        Stream.concat(people(written, most).stream(), companies(written, most).stream()), most);
  }

  /// Whoever writes several words means those who are called so, when there are any; one word may
  /// be a part of many names.
  private static boolean isWhole(String written) {
    return written.strip().indexOf(' ') > 0;
  }

  private static List<Namesake> exactly(SubjectKind kind, List<Met> called, int most) {
    Likeness exact = new Likeness(1, Why.exact);
    return ranked(called.stream().map(m -> namesake(kind, m, exact)), most);
  }

  /// Looks further when nobody fits.
  private static List<Namesake> found(
      Function<List<Probe>, List<Namesake>> search, List<Probe> probes, NameWords asked, int most) {
    List<Namesake> likely = search.apply(probes);
    if (likely.stream().anyMatch(n -> n.score() >= WhoIsMeant.FITS)) {
      return ranked(likely.stream(), most);
    }
    List<Namesake> further = search.apply(Probes.misspelt(asked));
    return ranked(Stream.concat(likely.stream(), further.stream()).distinct(), most);
  }

  private static List<Namesake> ranked(Stream<Namesake> found, int most) {
    return found.filter(n -> n.score() >= WORTH_NAMING).sorted(BEST).limit(most).toList();
  }

  private static Namesake namesake(SubjectKind kind, Met met, Likeness likeness) {
    return new Namesake(
        kind,
        met.id(),
        met.names().getFirst(),
        met.emails().stream().findFirst(),
        met.employer(),
        met.lastContactedAt(),
        Math.floor(likeness.score() * 100) / 100,
        likeness.why());
  }

  private static Likeness person(String written, NameLikeness likeness, Met met) {
    if (isCalled(written, met)) return new Likeness(1, Why.exact);
    String asked = NameKeys.normalise(written);
    if (met.emails().stream().anyMatch(e -> NameKeys.normalise(e).equals(asked))) {
      return new Likeness(1, Why.address);
    }
    NameWords employer =
        met.employer().map(e -> NameWords.ofCompany(e.name())).orElse(NameWords.NONE);
    return met.names().stream()
        .map(n -> likeness.person(NameWords.ofPerson(n), employer))
        .reduce(Likeness.NONE, Likeness::better);
  }

  private static Likeness company(String written, NameLikeness likeness, Met met) {
    if (isCalled(written, met)) return new Likeness(1, Why.exact);
    return met.names().stream()
        .map(n -> likeness.company(NameWords.ofCompany(n)))
        .reduce(Likeness.NONE, Likeness::better);
  }

  private static boolean isCalled(String written, Met met) {
    String asked = NameKeys.normalise(written);
    return met.names().stream().anyMatch(n -> NameKeys.normalise(n).equals(asked));
  }
}
