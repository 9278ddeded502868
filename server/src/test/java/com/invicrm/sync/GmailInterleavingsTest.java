package com.invicrm.sync;

import com.invicrm.InviCrmTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// A tenth of what [GmailInterleavingsProof] goes through.
@InviCrmTest
class GmailInterleavingsTest {
  private static final int SEEDS = 100;

  @Autowired ApplicationContext application;

  @Test
  void whateverHappensTheRecordEndsAsTheMailbox() {
    long first = Long.getLong("invicrm.seed", 1);
    for (long seed = first; seed < first + Integer.getInteger("invicrm.seeds", SEEDS); seed++) {
      try (var world = new GmailWorld(application)) {
        new GmailInterleavings(world, seed).run(30);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError(
            "Seed " + seed + "; again by -Dinvicrm.seed=" + seed + " -Dinvicrm.seeds=1", e);
      } finally {
        SharedGoogle.get().faults().clear();
      }
    }
  }
}
