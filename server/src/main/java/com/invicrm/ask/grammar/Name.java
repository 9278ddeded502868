package com.invicrm.ask.grammar;

/// A name that stands in a sentence.
///
/// @param text as it was written, without what merely leans on it
/// @param cue the word before it that points at it
record Name(int from, int to, String text, Kind kind, Cue cue) {
  enum Kind {
    person,
    company,
    open
  }

  enum Cue {
    none,
    with,
    to,
    from,
    of,
    about,
    on,
    at,
    verb,
    possessive,
    company
  }

  boolean isCompany() {
    return kind == Kind.company;
  }

  Name as(Kind other) {
    return new Name(from, to, text, other, cue);
  }
}
