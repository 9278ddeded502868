package com.invicrm.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Primary;

/// The clock of a demo: it shows the time, except to work that is told to be done at some moment of
/// the past, as when a deal was won in spring.
@DemoOnly
@Primary
final class Moments extends Clock {
  private static final ScopedValue<Instant> MOMENT = ScopedValue.newInstance();

  /// Does work as if it were that moment.
  static <R, X extends Throwable> R at(Instant moment, ScopedValue.CallableOp<R, X> work) throws X {
    return ScopedValue.where(MOMENT, moment).call(work);
  }

  @Override
  public Instant instant() {
    return MOMENT.isBound() ? MOMENT.get() : Clock.systemUTC().instant();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.system(zone);
  }
}
