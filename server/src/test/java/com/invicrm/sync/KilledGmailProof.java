package com.invicrm.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.ForkedApplication;
import com.invicrm.ProofReport;
import com.invicrm.TestPostgres;
import com.invicrm.fixtures.google.FakeMailbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `make proof PART=gmail-kill`: 20,000 messages, 20 kills, and nobody helps the next process to
/// find out what died.
class KilledGmailProof {
  private static final int MESSAGES = 20_000;
  private static final int KILLS = 20;
  private static final int TIMES = 10;

  @TempDir Path folder;

  @Test
  void aFirstImportThatIsKilledTwentyTimesEndsWhole() throws Exception {
    try (var gmail = new GmailOnPort(6, TIMES);
        var application =
            ForkedApplication.start(
                new ForkedApplication.Setup(
                    folder.resolve("data"),
                    TestPostgres.create(),
                    "",
                    gmail.options("-Xmx512m")))) {
      FakeMailbox mailbox = gmail.mailbox(MESSAGES);
      var killed = new KilledGmail(application, gmail, 6);
      killed.run(mailbox, KILLS, application::restartAsItIs);
      Duration longest = Collections.max(killed.pauses());
      assertThat(gmail.google().quota().violations()).isZero();
      new ProofReport()
          .line(
              "A mailbox of %,d messages, the quota %d times Google's; seed 6; killed %d times"
                  .formatted(MESSAGES, TIMES, KILLS))
          .line(
              "%,d belong into the record and are there, each once; 0 lost, 0 doubled"
                  .formatted(GmailOnPort.wanted(mailbox).size()))
          .line(
              "From kill -9 to the next call, the process's own start included: %.1f s at most"
                  .formatted(longest.toMillis() / 1000.0))
          .line(
              "Units: %,d; 0 refused by the quota; %,d in the busiest minute of the %,d allowed"
                  .formatted(mailbox.spent().units(), killed.busiestMinute(), 6_000 * TIMES))
          .write();
    }
  }
}
