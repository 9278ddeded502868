package com.invicrm.people;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// A room that holds something of people: it tells how much, and masks it when one is erased.
///
/// In the transaction that erases, and again in the first of the job that follows, [#maskAtOnce]
/// masks what is shown at once; then [#maskNext] masks the rest, part by part, until none is left.
/// Either may run twice over the same. Each transaction calls [#holdOff] of every room first.
public interface HoldsPeople {
  /// One of these addresses that belongs to the workspace itself, not to somebody outside.
  default Optional<String> own(Collection<String> addresses) {
    return Optional.empty();
  }

  /// Keeps whoever would bring more of a person away until the transaction ends; before any row is
  /// locked.
  default void holdOff() {}

  /// How much there is of them to mask.
  Map<ErasedKind, Integer> count(ErasedPerson whom);

  /// Masks what is shown at once; how much.
  Map<ErasedKind, Integer> maskAtOnce(ErasedPerson whom);

  /// Masks the next part of what is too much for one transaction; how much, nothing at the end.
  default Map<ErasedKind, Integer> maskNext(ErasedPerson whom) {
    return Map.of();
  }
}
