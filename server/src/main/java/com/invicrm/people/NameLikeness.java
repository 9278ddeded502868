package com.invicrm.people;

import com.invicrm.people.Namesake.Why;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How like a name somebody wrote is to names on the record. Those who are compared share words, so
/// each pair of words is judged once.
final class NameLikeness {
  private static final double UNTOLD = 0.03;
  private static final double MOST_UNTOLD = 0.09;
  private static final double TURNED = 0.02;
  private static final double EMPLOYER = 0.88;
  private static final double JOINED = 0.97;
  private static final double INITIALS = 0.94;
  private static final double WHOLE = 0.02;
  private static final int MOST_LONGER = 4;

  /// Letters alone tell little.
  private static final double INITIALS_ALONE = 0.8;

  private record Pair(NameWord asked, NameWord word) {}

  private record Match(int at, Likeness likeness) {}

  private final NameWords asked;
  private final Map<Pair, Likeness> judged = new HashMap<>();

  NameLikeness(NameWords asked) {
    this.asked = asked;
  }

  /// How like it is to a person's name, words that name where they work counting too.
  Likeness person(NameWords name, NameWords employer) {
    return Likeness.better(words(name, employer), joined(name));
  }

  Likeness company(NameWords name) {
    return Likeness.better(
        Likeness.better(words(name, NameWords.NONE), joined(name)), initials(name));
  }

  /// Each word asked for beside the word that it is most like; the worst counts as much as all.
  private Likeness words(NameWords name, NameWords employer) {
    List<NameWord> left = new ArrayList<>(name.words());
    List<NameWord> works = new ArrayList<>(employer.words());
    Likeness least = new Likeness(1, Why.exact);
    double sum = 0;
    boolean isTurned = false;
    int before = -1;
    for (NameWord word : asked.words()) {
      Match match = best(word, left);
      if (match.at() >= 0) {
        int place = name.words().indexOf(left.get(match.at()));
        isTurned |= place < before;
        before = place;
      }
      Likeness likeness = taken(word, match, left, works);
      sum += likeness.score();
      if (likeness.score() < least.score()) least = likeness;
    }
    double score = (sum / asked.words().size() + least.score()) / 2;
    score -= Math.min(MOST_UNTOLD, UNTOLD * left.size()) + (isTurned ? TURNED : 0);
    if (asked.words().stream().allMatch(NameWord::isInitial)) score *= INITIALS_ALONE;
    return whole(name, new Likeness(score, why(least, left.isEmpty() && !isTurned)));
  }

  /// Takes the word of the name, or that of the employer where it is more like.
  private Likeness taken(NameWord word, Match match, List<NameWord> left, List<NameWord> works) {
    Match work = best(word, works);
    double score = work.likeness().score() * EMPLOYER;
    if (score > match.likeness().score()) {
      works.remove(work.at());
      return new Likeness(score, Why.employer);
    }
    if (match.at() >= 0) left.remove(match.at());
    return match.likeness();
  }

  private static Why why(Likeness least, boolean isAll) {
    return least.why() == Why.exact && !isAll ? Why.part : least.why();
  }

  /// Of names whose words are as like, the one whose particles are, too.
  private Likeness whole(NameWords name, Likeness words) {
    int length = Math.max(asked.whole().length(), name.whole().length());
    double whole = 1 - EditDistance.between(asked.whole(), name.whole()) / Math.max(1, length);
    double score = words.score() * (1 - WHOLE) + WHOLE * whole;
    return new Likeness(Math.max(0, score), words.why());
  }

  private Match best(NameWord word, List<NameWord> among) {
    Match best = new Match(-1, Likeness.NONE);
    for (int at = 0; at < among.size(); at++) {
      Pair pair = new Pair(word, among.get(at));
      Likeness likeness = judged.computeIfAbsent(pair, p -> Likeness.of(p.asked(), p.word()));
      if (likeness.score() > best.likeness().score()) best = new Match(at, likeness);
    }
    return best;
  }

  /// Where words were torn or joined: blanks and hyphens aside.
  private Likeness joined(NameWords name) {
    int longer = Math.abs(asked.whole().length() - name.whole().length());
    if (asked.words().size() == name.words().size() || longer > MOST_LONGER) return Likeness.NONE;
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
