package com.invicrm.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Lists;
import com.invicrm.InviCrmTest;
import com.invicrm.TestTenant;
import com.invicrm.access.ContactPolicy;
import com.invicrm.capture.CaptureMail.Novelty;
import com.invicrm.capture.Mailbox.OwnDomain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// A whole mailbox of real mail: neither its order nor its coming again makes a difference.
@InviCrmTest
class RealMailOrderTest {
  private static final int BATCH = 400;
  @TempDir static Path folder;
  private static RealMail real;

  @Autowired ApplicationContext application;

  @BeforeAll
  static void unpack() throws IOException, InterruptedException {
    real = RealMail.unpack(folder);
  }

  @Test
  void aMailboxGivesTheSameInAnyOrderAndNothingMoreWhenItComesAgain() throws IOException {
    TestMailbox first = mailbox();
    List<Arrived> mails = mails();
    assertThat(created(first, mails)).isEqualTo(1906);
    Map<String, Integer> rows = first.rows();
    assertThat(created(first, mails)).isZero();
    assertThat(first.rows()).isEqualTo(rows);
    TestMailbox shuffled = mailbox();
    Collections.shuffle(mails, new Random(7));
    created(shuffled, mails);
    assertThat(shuffled.export()).isEqualTo(first.export());
  }

  private TestMailbox mailbox() {
    return TestMailbox.of(
            application,
            TestTenant.create(application),
            "rick.buy@enron.com",
            "rbuy@enron.com",
            "rbuy@ect.enron.com")
        .with(ContactPolicy.everyone, OwnDomain.included);
  }

  private static long created(TestMailbox box, List<Arrived> mails) {
    long created = 0;
    for (List<Arrived> batch : Lists.partition(mails, BATCH)) {
      created +=
          box.store(batch).mails().stream().filter(o -> o.novelty() == Novelty.created).count();
    }
    return created;
  }

  private static List<Arrived> mails() throws IOException {
    List<Arrived> mails = new ArrayList<>();
    for (Path file : real.files()) {
      String label = real.root().relativize(file.getParent()).toString();
      mails.add(TestMailbox.arrived(Files.readAllBytes(file), List.of(label)));
    }
    return mails;
  }
}
