package com.invicrm.ask.grammar;

import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/// What a sentence says, before anybody asks what is wanted.
///
/// @param times in the order of the sentence
/// @param soon a distance of hours or minutes from now
/// @param deal what stands around a word such as "deal" or "renewal"
record Reading(
    Cover cover,
    List<Mention> times,
    Optional<Found<LocalTime>> clock,
    Optional<Shifts.Soon> soon,
    List<Found<Length>> lengths,
    Optional<Money> money,
    List<Name> names,
    Optional<Deal> deal) {
  Sentence sentence() {
    return cover.sentence();
  }
}
