package com.invicrm.ask.grammar;

/// What lengths of time are counted in.
enum Unit {
  minute(0),
  hour(0),
  day(1),
  week(7),
  fortnight(14),
  month(30),
  quarter(90),
  year(365);

  private final int days;

  Unit(int days) {
    this.days = days;
  }

  /// Its days, as silence is counted: a month has 30, a quarter 90.
  int days() {
    return days;
  }

  boolean isShort() {
    return days == 0;
  }
}
