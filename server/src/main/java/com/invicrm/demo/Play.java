package com.invicrm.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What happens in the stories.
record Play(List<Letter> letters, List<Noted> notes, List<Sale> sales, List<Chore> chores) {
  /// Something that a colleague wrote down.
  ///
  /// @param kind `note`, `call` or `meeting`
  record Noted(LocalDateTime at, String kind, Person by, List<Person> with, Told told) {}

  /// @param minutes how long it took
  record Told(String text, Optional<Integer> minutes) {}

  /// A deal on its way.
  record Sale(String name, Worth worth, Person owner, List<Person> with, Way way) {}

  record Worth(String amount, String currency) {}

  /// @param closes when it is expected to be decided
  /// @param stages the days on which it came into each, in their order
  record Way(LocalDate closes, Map<String, LocalDate> stages, List<String> tags) {}

  /// Something to do.
  record Chore(LocalDate due, Person who, String title, About about, boolean isDone) {
    /// @param people whom it is about, if anybody
    /// @param deal its name; empty for none
    /// @param time by the clock in Kuwait, such as `14:30`; empty for all day
    record About(List<Person> people, String deal, String time) {}
  }
}
