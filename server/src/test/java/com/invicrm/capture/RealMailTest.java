package com.invicrm.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Lists;
import com.invicrm.InviCrmTest;
import com.invicrm.TestTenant;
import com.invicrm.access.ContactPolicy;
import com.invicrm.capture.Captured.Kind;
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
import tools.jackson.databind.JsonNode;

/// A whole mailbox of real mail, held to numbers that another program counted.
@InviCrmTest
class RealMailTest {
  private static final int BATCH = 400;
  @TempDir static Path folder;
  private static RealMail real;

  @Autowired ApplicationContext application;

  @BeforeAll
  static void unpack() throws IOException, InterruptedException {
    real = RealMail.unpack(folder);
  }

  @Test
  void aMailboxGivesWhatWasCountedAndTheSameInAnyOrderAndAgain() throws IOException {
    TestMailbox first = mailbox();
    List<Arrived> mails = mails();
    assertThat(created(first, mails)).isEqualTo(real.truth().path("unique_messages").asInt());
    holdsTheTruth(first);
    Map<String, Integer> rows = first.rows();
    assertThat(created(first, mails)).isZero();
    assertThat(first.rows()).isEqualTo(rows);
    TestMailbox shuffled = mailbox();
    Collections.shuffle(mails, new Random(7));
    created(shuffled, mails);
    assertThat(shuffled.export()).isEqualTo(first.export());
  }

  private void holdsTheTruth(TestMailbox box) {
    JsonNode truth = real.truth();
    assertThat(
            box.query(
                "select direction, count(distinct message_id) from message_copies where tenant_id = :tenant group by 1 order by 1"))
        .containsExactly(
            "inbound|" + truth.path("unique_inbound").asInt(),
            "outbound|" + truth.path("unique_outbound").asInt());
    assertThat(box.query("select count(*) from correspondents where tenant_id = :tenant"))
        .containsExactly(truth.path("distinct_correspondents").asString());
    assertThat(
            box.query(
                "select email_norm, inbound, outbound, to_char(latest_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"
                    + " from correspondents where tenant_id = :tenant order by inbound + outbound desc, email_norm limit 20"))
        .isEqualTo(top(truth));
    assertThat(
            box.query(
                "select c.display_name, o.name, to_char(c.last_contacted_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"
                    + " from contact_emails e join contacts c on c.tenant_id = e.tenant_id and c.id = e.contact_id"
                    + " join contact_companies j on j.tenant_id = c.tenant_id and j.contact_id = c.id"
                    + " join companies o on o.tenant_id = c.tenant_id and o.id = j.company_id"
                    + " where e.tenant_id = :tenant and e.email_norm = 'kenneth.thibodeaux@enron.com'"))
        .containsExactly("Kenneth Thibodeaux|Enron|2001-11-28T15:37:47Z");
  }

  private static List<String> top(JsonNode truth) {
    List<String> top = new ArrayList<>();
    for (JsonNode t : truth.path("top20")) {
      top.add(
          String.join(
              "|",
              t.path("address").asString(),
              t.path("inbound").asString(),
              t.path("outbound").asString(),
              t.path("latest").asString()));
    }
    return top;
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
      created += box.store(batch).outcomes().stream().filter(o -> o.kind() == Kind.created).count();
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
