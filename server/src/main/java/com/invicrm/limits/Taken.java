package com.invicrm.limits;

import com.invicrm.tenancy.CrmException;

/// What became of one request under a limit.
///
/// @param limit how many the window has
/// @param remaining how many more it has now
/// @param reset seconds until the next window, at least 1
public record Taken(boolean allowed, int limit, int remaining, int reset) {
  /// Goes on when it is within the limit.
  ///
  /// @param what what was too much, a sentence
  /// @throws CrmException.LimitReached when it was too much
  public void orRefuse(String what) {
    if (!allowed) throw refusal(what);
  }

  /// The refusal of what was too much.
  ///
  /// @param what what was too much, a sentence
  public CrmException.LimitReached refusal(String what) {
    return new CrmException.LimitReached(what + " Try again in " + inWords() + ".", limit, reset);
  }

  private String inWords() {
    if (reset == 1) return "a second";
    return reset <= 90 ? reset + " seconds" : (reset + 59) / 60 + " minutes";
  }
}
