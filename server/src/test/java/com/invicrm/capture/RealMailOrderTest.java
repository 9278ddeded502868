package com.invicrm.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Lists;
import com.invicrm.InviCrmTest;
import com.invicrm.StatementWalls;
import com.invicrm.TestTenant;
import com.invicrm.access.ContactPolicy;
import com.invicrm.capture.CaptureMail.Novelty;
import com.invicrm.capture.Mailbox.OwnDomain;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// A whole mailbox of real mail: neither its order nor its coming again makes a difference.
@InviCrmTest
class RealMailOrderTest {
  private static final int BATCH = 1_000;
  @Autowired ApplicationContext application;

  @Test
  void aMailboxGivesTheSameInAnyOrderAndNothingMoreWhenItComesAgain() {
    TestMailbox first = mailbox();
    List<Arrived> mails = new ArrayList<>(RealMail.mails("enron-dev/src/maildir/buy-r"));
    long statements = StatementWalls.statements();
    long created = created(first, mails);
    double perMail = (StatementWalls.statements() - statements) / (double) mails.size();
    System.out.printf("Capture: %.3f statements a mail at %d mails a batch%n", perMail, BATCH);
    assertThat(created).isEqualTo(1906);
    assertThat(perMail).as("statements a mail").isLessThanOrEqualTo(0.05);
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
            RealMail.owner("buy-r").toArray(String[]::new))
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
}
