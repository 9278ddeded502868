package com.invicrm.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.tenancy.Ids;
import com.invicrm.tenancy.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A workspace has half of the places; whoever finds none comes back when others had their turn.
class TenantSharesTest {
  private final TenantShares shares = new TenantShares();
  private final TenantId noisy = new TenantId(Ids.next());
  private final TenantId quiet = new TenantId(Ids.next());

  @BeforeEach
  void allPlacesOfOneAreTaken() {
    for (int i = 0; i < TenantShares.MOST; i++) {
      assertThat(shares.enter(noisy, Ids.next())).isTrue();
    }
  }

  @Test
  void thoseThatWaitAreCountedOnce() {
    assertThat(shares.line(noisy)).isZero();
    List<UUID> late = Stream.generate(Ids::next).limit(10L * TenantShares.MOST).toList();
    for (int i = 0; i < 2; i++) {
      late.forEach(channel -> assertThat(shares.enter(noisy, channel)).isFalse());
    }
    assertThat(shares.line(noisy)).isEqualTo(Duration.ofSeconds(40));
    shares.leave(noisy);
    assertThat(shares.enter(noisy, late.getFirst())).isTrue();
    assertThat(shares.line(noisy)).isLessThan(Duration.ofSeconds(40));
  }

  @Test
  void anotherWorkspaceNeitherWaitsNorStandsInLine() {
    assertThat(shares.enter(noisy, Ids.next())).isFalse();
    assertThat(shares.enter(quiet, Ids.next())).isTrue();
    assertThat(shares.line(quiet)).isZero();
  }

  @Test
  void noLineIsLongerThanAnyoneWouldWait() {
    for (int i = 0; i < 2_000; i++) shares.enter(noisy, Ids.next());
    assertThat(shares.line(noisy)).isEqualTo(Duration.ofMinutes(3));
  }
}
