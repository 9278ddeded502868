package com.invicrm.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.invicrm.InviCrmTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/// Whatever a machine's clock says, the time is the database's.
@InviCrmTest
class DatabaseClockTest {
  @Autowired DataSource database;
  @Autowired Clock clock;

  @ParameterizedTest
  @ValueSource(longs = {-600, 600})
  void aMachineWhoseClockIsWrongGoesByTheDatabases(long seconds) {
    var wrong = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(seconds));
    try (var here = new DatabaseClock(wrong, database)) {
      assertThat(here.instant()).isCloseTo(Instant.now(), within(30, ChronoUnit.SECONDS));
    }
  }

  /// The way to the database takes its time, too: times do not jump for it.
  @Test
  void aClockThatIsRightIsLeftAlone() {
    Instant now = Instant.now();
    Clock right = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1));
    try (var here = new DatabaseClock(right, database)) {
      assertThat(here.instant()).isBetween(now, Instant.now());
    }
  }

  @Test
  void theApplicationGoesByIt() {
    assertThat(clock).isInstanceOf(DatabaseClock.class);
    assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
  }
}
