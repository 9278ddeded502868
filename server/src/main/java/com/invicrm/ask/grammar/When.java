package com.invicrm.ask.grammar;

/// Something said about the calendar; which days it means depends on now and on the sentence.
@FunctionalInterface
interface When {
  Span on(Calendar calendar, Lean lean);

  /// The last day of it.
  default When end() {
    return (calendar, lean) -> Span.of(on(calendar, lean).last());
  }

  /// The first day of it.
  default When start() {
    return (calendar, lean) -> Span.of(on(calendar, lean).start());
  }

  /// From today on, what is left of it.
  default When rest() {
    return (calendar, lean) -> new Span(calendar.today(), on(calendar, lean).end());
  }
}
