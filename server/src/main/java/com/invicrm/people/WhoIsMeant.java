package com.invicrm.people;

import java.util.List;

/// What may be said of the candidates for a name: that it is the one, that one must ask which, or
/// that nobody is called so and these come nearest.
public sealed interface WhoIsMeant {
  /// From here on a name fits; below it is only near.
  double FITS = 0.86;

  /// By so much the first must be likelier than the next to be the one.
  double AHEAD = 0.06;

  /// It is this one.
  ///
  /// @param others who also fit, though less well
  record One(Namesake it, List<Namesake> others) implements WhoIsMeant {}

  /// It is one of these, who fit about as well; at least two.
  record Several(List<Namesake> candidates) implements WhoIsMeant {}

  /// Nobody fits; these come nearest. None when nobody is near.
  record Nobody(List<Namesake> nearest) implements WhoIsMeant {}

  /// What may be said of those.
  ///
  /// @param ranked as [Namesakes] gives them
  static WhoIsMeant of(List<Namesake> ranked) {
    List<Namesake> fitting = ranked.stream().filter(n -> n.score() >= FITS).toList();
    if (fitting.isEmpty()) return new Nobody(ranked);
    Namesake first = fitting.getFirst();
    List<Namesake> level = fitting.stream().filter(n -> first.score() - n.score() < AHEAD).toList();
    boolean isExact = first.score() == 1 && level.stream().filter(n -> n.score() == 1).count() == 1;
    if (level.size() > 1 && !isExact) return new Several(level);
    return new One(first, fitting.subList(1, fitting.size()));
  }
}
