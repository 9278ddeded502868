package com.invicrm.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.BesideOthers;
import com.invicrm.ForkedApplication;
import com.invicrm.TestPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A tenth of [KilledGmailProof]: 2,000 messages, two kills.
@BesideOthers
class KilledGmailTest {
  @TempDir Path folder;

  @Test
  void aFirstImportThatIsKilledEndsWhole() throws Exception {
    try (var gmail = new GmailOnPort(5, 40);
        var application =
            ForkedApplication.start(
                new ForkedApplication.Setup(
                    folder.resolve("data"),
                    TestPostgres.create(),
                    "",
                    gmail.options("-Xmx512m")))) {
      var killed = new KilledGmail(application, gmail, 5);
      killed.run(gmail.mailbox(2_000), 2, application::restart);
      assertThat(killed.pauses()).hasSize(2);
      assertThat(gmail.google().quota().violations()).isZero();
      assertThat(application.log()).doesNotContain("ya29.", "1//");
    }
  }
}
