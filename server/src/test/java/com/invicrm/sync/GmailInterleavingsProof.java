package com.invicrm.sync;

import com.invicrm.InviCrmTest;
import com.invicrm.ProofReport;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// `make proof PART=gmail`: [GmailInterleavings] a thousand times.
@InviCrmTest
class GmailInterleavingsProof {
  private static final int FIRST = 1_000;
  private static final int SEEDS = 1_000;

  @Autowired ApplicationContext application;

  @Test
  void whateverHappensTheRecordEndsAsTheMailbox() throws IOException {
    GmailInterleavings.all(application, FIRST, SEEDS);
    new ProofReport()
        .line(
            "Seeds %,d to %,d: 30 things each happen to a mailbox and on the way to it"
                .formatted(FIRST, FIRST + SEEDS - 1))
        .line("Each time the record ended with what the mailbox holds, each mail once")
        .write();
  }
}
