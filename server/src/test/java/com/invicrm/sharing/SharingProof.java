package com.invicrm.sharing;

import com.invicrm.InviCrmTest;
import com.invicrm.ProofReport;
import com.invicrm.sharing.SharingProperty.Found;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// Nobody reads a word that they are not entitled to, in 10,000 cases, by `make proof
/// PART=privacy`.
@InviCrmTest
class SharingProof {
  private static final long FIRST_SEED = 1_000L;
  private static final int WORLDS = 40;
  private static final int CASES = 10_000;

  @Autowired ApplicationContext application;
  @Autowired MockMvcTester http;

  @Test
  void nobodyReadsAWordThatTheyAreNotEntitledTo() throws IOException {
    Found found = new SharingProperty(application, http).holds(FIRST_SEED, WORLDS, CASES);
    var report =
        new ProofReport()
            .line(
                "Seeds %d to %d: %,d cases of settings, overrides, grants and ways to read"
                    .formatted(FIRST_SEED, FIRST_SEED + WORLDS - 1, found.cases()))
            .line(
                "0 subjects, first words or texts to somebody not entitled; %,d that were rightly withheld"
                    .formatted(found.hidden()))
            .line(
                "0 missing where a path shows such things to somebody entitled; %,d that were rightly shown"
                    .formatted(found.shown()))
            .line(
                "The live streams of all users were open all the while: no word of a mail in them");
    found.read().forEach((path, times) -> report.line("`%s`: %,d".formatted(path, times)));
    report.write();
  }
}
