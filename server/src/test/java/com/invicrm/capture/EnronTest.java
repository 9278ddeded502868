package com.invicrm.capture;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.CanonicalExport;
import com.invicrm.InviCrmTest;
import com.invicrm.TestTenant;
import com.invicrm.access.ContactPolicy;
import com.invicrm.access.Role;
import com.invicrm.capture.Mailbox.OwnDomain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/// Three colleagues' whole mailboxes in one workspace, held against counts that an independent
/// script made of the same files.
@InviCrmTest
class EnronTest {
  private static final String MAILDIR = "enron-dev/src/maildir/";
  private static final List<String> OWNERS = List.of("buy-r", "grigsby-m", "keavey-p");

  @Autowired ApplicationContext application;

  @Test
  void threeColleaguesMailboxesAreWhatTheTruthSays() {
    JsonNode truth = RealMail.truth("enron-dev").path("mailboxes");
    TestTenant tenant = TestTenant.create(application);
    Map<String, TestMailbox> boxes = new HashMap<>();
    for (String owner : OWNERS) boxes.put(owner, box(tenant, owner));
    boxes.forEach((owner, box) -> box.storeAll(RealMail.mails(MAILDIR + owner)));
    boxes.forEach((owner, box) -> {
      assertThat(counts(box)).as(owner).isEqualTo(expected(truth.path(owner)));
      assertThat(top(box)).as(owner).isEqualTo(expectedTop(truth.path(owner).path("top20")));
    });
    assertThat(
            boxes
                .values()
                .iterator()
                .next()
                .query(
                    "select count(*) from messages m where tenant_id = :tenant and (select count(*) from activities a"
                        + " where a.tenant_id = m.tenant_id and a.message_id = m.id) <> 1"))
        .containsExactly("0");
  }

  @Test
  void whoseMailboxComesFirstMakesNoDifference() {
    List<String> expected = export(OWNERS);
    assertThat(CanonicalExport.differences(expected, export(OWNERS.reversed()))).isEmpty();
  }

  private List<String> export(List<String> owners) {
    TestTenant tenant = TestTenant.create(application);
    TestMailbox any = null;
    for (String owner : owners) {
      any = box(tenant, owner);
      any.storeAll(RealMail.mails(MAILDIR + owner));
    }
    return requireNonNull(any).living();
  }

  /// How many people a mailbox makes by the rules that a workspace begins with; those who are
  /// judged by eye come from here.
  @Test
  void theDefaultPolicyMakesFewPeople() {
    TestTenant tenant = TestTenant.create(application);
    TestMailbox any = null;
    for (String owner : OWNERS) {
      any = box(tenant, owner).with(ContactPolicy.wroteTo, OwnDomain.excluded);
      any.storeAll(RealMail.mails(MAILDIR + owner));
    }
    RealMail.print("enron-dev", requireNonNull(any));
  }

  private TestMailbox box(TestTenant tenant, String owner) {
    String[] addresses = RealMail.owner(owner).toArray(String[]::new);
    return TestMailbox.of(
            application, tenant, tenant.colleague(owner, Role.rep).userId(), addresses)
        .with(ContactPolicy.everyone, OwnDomain.included);
  }

  private static String counts(TestMailbox box) {
    return box.query(
                "select count(distinct message_id), count(distinct message_id) filter (where direction = 'inbound'),"
                    + " count(distinct message_id) filter (where direction = 'outbound')"
                    + " from message_copies where tenant_id = :tenant and channel_id = '"
                    + box.mailbox().channelId()
                    + "'")
            .getFirst()
        + "|"
        + box.query(
                "select count(*), count(*) filter (where inbound > 0 and outbound > 0) from correspondents where"
                    + of(box))
            .getFirst();
  }

  private static String expected(JsonNode truth) {
    return String.join(
        "|",
        List.of(
            truth.path("unique_messages").asString(),
            truth.path("unique_inbound").asString(),
            truth.path("unique_outbound").asString(),
            truth.path("distinct_correspondents").asString(),
            truth.path("two_way_correspondents").asString()));
  }

  private static List<String> top(TestMailbox box) {
    return box.query(
        "select email_norm, inbound, outbound, to_char(latest_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"
            + " from correspondents where"
            + of(box)
            + " order by inbound + outbound desc, email_norm limit 20");
  }

  private static List<String> expectedTop(JsonNode top20) {
    List<String> rows = new ArrayList<>();
    for (JsonNode c : top20) {
      rows.add(
          String.join(
              "|",
              c.path("address").asString(),
              c.path("inbound").asString(),
              c.path("outbound").asString(),
              c.path("latest").asString()));
    }
    return rows;
  }

  private static String of(TestMailbox box) {
    return " tenant_id = :tenant and integration_id = '" + box.mailbox().id() + "'";
  }
}
