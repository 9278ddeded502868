package com.invicrm.people;

import com.invicrm.people.Namesake.Why;
import java.util.ArrayList;
import java.util.List;

/// How like a name somebody wrote is to a name on the record.
record NameLikeness(NameWords asked) {
  private static final double UNTOLD = 0.03;
  private static final double MOST_UNTOLD = 0.09;
  private static final double TURNED = 0.02;
  private static final double EMPLOYER = 0.88;
  private static final double JOINED = 0.97;
  private static final double INITIALS = 0.94;
  private static final double WHOLE = 0.02;

  /// Letters alone tell little.
  private static final double INITIALS_ALONE = 0.8;

  /// How like it is to a person's name, words that name where they work counting too.
  Likeness person(NameWords name, NameWords employer) {
    return Likeness.better(words(name, employer), joined(name));
  }

  Likeness company(NameWords name) {
    return Likeness.better(
        Likeness.better(words(name, new NameWords(List.of(), "")), joined(name)), initials(name));
  }

  /// Each word asked for beside the word that it is most like; the worst counts as much as all.
  private Likeness words(NameWords name, NameWords employer) {
    List<NameWord> left = new ArrayList<>(name.words());
    List<NameWord> works = new ArrayList<>(employer.words());
    Likeness least = new Likeness(1, Why.exact);
    double sum = 0;
    int turned = 0;
    int before = -1;
    for (NameWord word : asked.words()) {
      Match match = best(word, left);
      Match work = best(word, works);
      if (work.likeness().score() * EMPLOYER > match.likeness().score()) {
        works.remove(work.at());
        match = new Match(-1, new Likeness(work.likeness().score() * EMPLOYER, Why.employer));
      } else if (match.at() >= 0) {
        int place = name.words().indexOf(left.remove(match.at()));
        if (place < before) turned++;
        before = place;
      }
      sum += match.likeness().score();
      if (match.likeness().score() < least.score()) least = match.likeness();
    }
    double mean = sum / asked.words().size();
    double score = (mean + least.score()) / 2 - Math.min(MOST_UNTOLD, UNTOLD * left.size());
    if (asked.words().stream().allMatch(NameWord::isInitial)) score *= INITIALS_ALONE;
    return settled(name, least, score - (turned > 0 ? TURNED : 0), left.isEmpty() && turned == 0);
  }

  private Likeness settled(NameWords name, Likeness least, double score, boolean isAll) {
    Why why = least.why() == Why.exact && !isAll ? Why.part : least.why();
    double whole = Likeness.of(asked.whole(), name.whole()).score();
    return new Likeness(Math.max(0, score * (1 - WHOLE) + WHOLE * whole), why);
  }

  private record Match(int at, Likeness likeness) {}

  private static Match best(NameWord word, List<NameWord> among) {
    Match best = new Match(-1, Likeness.NONE);
    for (int at = 0; at < among.size(); at++) {
      Likeness likeness = Likeness.of(word, among.get(at));
      if (likeness.score() > best.likeness().score()) best = new Match(at, likeness);
    }
    return best;
  }

  /// Blanks and hyphens aside.
  private Likeness joined(NameWords name) {
    Likeness whole = Likeness.of(asked.whole(), name.whole());
    Likeness words = Likeness.of(asked.joined(), name.joined());
    Likeness better = Likeness.better(whole, words);
    return switch (better.why()) {
      case exact -> new Likeness(JOINED, Why.spelling);
      case spelling, typo -> better.times(JOINED);
      default -> Likeness.NONE;
    };
  }

  private Likeness initials(NameWords name) {
    boolean isShort = name.words().size() > 1 && asked.joined().equals(name.initials());
    boolean isLong = asked.words().size() > 2 && name.joined().equals(asked.initials());
    return isShort || isLong ? new Likeness(INITIALS, Why.initials) : Likeness.NONE;
  }
}
