package com.invicrm.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.TestPostgres;
import com.invicrm.TestTenant;
import com.invicrm.people.Companies;
import com.invicrm.people.Contacts;
import com.invicrm.people.Edits;
import com.invicrm.sync.FakeConsent;
import com.invicrm.tenancy.Ids;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/// A workspace that PostgreSQL's statistics do not know yet: one mail more is found and written by
/// its keys, not by a walk through all that came before.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureMockMvc
@ContextConfiguration(initializers = TestPostgres.class)
@Import(FakeConsent.InTheApplication.class)
class NewWorkspaceTest {
  private static final int MAILS = 3_000;

  @Autowired ApplicationContext application;
  @Autowired JdbcConnectionDetails database;
  @Autowired Contacts contacts;
  @Autowired Companies companies;
  @Autowired ThreadIntakeStore threads;
  @Autowired MessageKeyStore keys;

  @Test
  void itsNamesOfThreadsAreLookedUpOneByOne() {
    TestTenant young = TestTenant.create(application);
    UUID thread = Ids.next();
    young.write(() -> {
      threads.create(Set.of(thread));
      threads.claim(names(thread));
    });
    assertThat(young.rowsRead("thread_refs", () -> threads.find(List.of("m:7")))).isLessThan(10);
  }

  @Test
  void itsNamesOfMessagesAreLookedUpOneByOne() {
    TestTenant young = TestTenant.create(application);
    UUID mail = mails(young).getFirst();
    young.write(() -> keys.claim(names(mail)));
    assertThat(young.rowsRead("message_keys", () -> keys.find(List.of("m:7")))).isLessThan(10);
  }

  @Test
  void whatIsShownOfItsMailsIsLookedUpOneByOne() {
    mails(TestTenant.create(application));
    TestPostgres.execute(database, "analyze messages");
    TestTenant young = TestTenant.create(application);
    UUID mail = mails(young).get(MAILS / 2);
    long read =
        young.rowsRead(
            "messages",
            () ->
                young
                    .sql()
                    .execute(
                        """
                        insert into message_participants (tenant_id, message_id, role, email_norm, name, position)
                        values (?, ?, 'from', 'first@globex.example', '', -1)
                        """,
                        young.id().value(),
                        mail));
    assertThat(read).isLessThan(20);
  }

  private List<UUID> mails(TestTenant tenant) {
    UUID company =
        tenant
            .call(() -> companies.create(tenant.viewer(), Edits.company(Map.of("name", "Globex"))))
            .id();
    UUID contact = Edits.person(contacts, tenant, "Priya Nair", "priya@globex.example").id();
    TestMail mails = new TestMail(application, tenant.id().value());
    return mails.mails(contact, company, Collections.nCopies(MAILS, TestMail.SENT));
  }

  private static Map<String, UUID> names(UUID of) {
    return IntStream.range(0, MAILS).boxed().collect(Collectors.toMap(n -> "m:" + n, n -> of));
  }
}
