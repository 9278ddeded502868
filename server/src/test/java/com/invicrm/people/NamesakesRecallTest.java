package com.invicrm.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.InviCrmTest;
import com.invicrm.TestTenant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ApplicationContext;

/// Names are found by what people make of them, among five thousand others.
@InviCrmTest
class NamesakesRecallTest {
  private static final int OTHERS = 5_000;

  @Autowired ApplicationContext application;
  @Autowired JdbcConnectionDetails database;
  @Autowired Contacts contacts;
  @Autowired Companies companies;
  @Autowired Namesakes namesakes;

  @Test
  void nineOfTenMisspeltNamesAreAmongTheFirstFiveAnswers() throws Exception {
    TestTenant tenant = TestTenant.create(application);
    List<PoolName> pool = PoolName.invented();
    ManyPeople.in(tenant, database.getJdbcUrl(), OTHERS);
    pool.forEach(name -> write(tenant, name));
    Recall recall = tenant.call(() -> Recall.of(MisspeltNames.of(pool), namesakes));
    recall.print("invented names");
    recall.printMissed();
    assertThat(recall.share()).isGreaterThanOrEqualTo(0.9);
  }

  private void write(TestTenant tenant, PoolName name) {
    if (name.kind() == SubjectKind.contact) Edits.person(contacts, tenant, name.text());
    else {
      CompanyEdit edit = Edits.company(Map.of("name", name.text()));
      tenant.run(() -> companies.create(tenant.viewer(), edit));
    }
  }
}
