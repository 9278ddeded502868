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
    GmailInterleavings.all(
        application, Long.getLong("invicrm.seed", 1), Integer.getInteger("invicrm.seeds", SEEDS));
  }
}
