package com.invicrm.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.InviCrmTest;
import com.invicrm.TestTenant;
import com.invicrm.access.ContactPolicy;
import com.invicrm.capture.Mailbox.OwnDomain;
import com.invicrm.people.Companies;
import com.invicrm.people.Contacts;
import com.invicrm.people.Edits;
import com.invicrm.people.MisspeltNames;
import com.invicrm.people.Namesakes;
import com.invicrm.people.PoolName;
import com.invicrm.people.Recall;
import com.invicrm.people.SubjectKind;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// People of real mail, and invented ones for the rules that those give nothing to, are found by
/// what others make of their names. Names of real people are printed nowhere.
@InviCrmTest
class RealNamesTest {
  private static final String MAILDIR = "enron-dev/src/maildir/";
  private static final String OWNER = "buy-r";
  private static final Pattern NAME =
      Pattern.compile("\\p{L}[\\p{L}'-]+(?: \\p{L}[\\p{L}.'-]*)* \\p{L}[\\p{L}'-]+");

  @Autowired ApplicationContext application;
  @Autowired Contacts contacts;
  @Autowired Companies companies;
  @Autowired Namesakes namesakes;

  @Test
  void nineOfTenMisspeltNamesAreAmongTheFirstFiveAnswers() {
    TestTenant tenant = TestTenant.create(application);
    TestMailbox box =
        TestMailbox.of(
                application,
                tenant,
                tenant.viewer().userId(),
                RealMail.owner(OWNER).toArray(String[]::new))
            .with(ContactPolicy.everyone, OwnDomain.included);
    box.storeAll(RealMail.mails(MAILDIR + OWNER));
    List<PoolName> pool =
        Stream.concat(real(box).stream(), invented(tenant).stream()).distinct().toList();
    Recall recall = tenant.call(() -> Recall.of(MisspeltNames.of(pool), namesakes));
    recall.print(real(box).size() + " names of real mail and " + PoolName.invented().size());
    assertThat(recall.share()).isGreaterThanOrEqualTo(0.9);
  }

  private static List<PoolName> real(TestMailbox box) {
    return box
        .query("select distinct display_name from contacts where tenant_id = :tenant")
        .stream()
        .filter(n -> NAME.matcher(n).matches())
        .map(PoolName::person)
        .toList();
  }

  private List<PoolName> invented(TestTenant tenant) {
    List<PoolName> invented = PoolName.invented();
    for (PoolName name : invented) {
      if (name.kind() == SubjectKind.contact) Edits.person(contacts, tenant, name.text());
      else {
        tenant.run(
            () -> companies.create(tenant.viewer(), Edits.company(Map.of("name", name.text()))));
      }
    }
    return invented;
  }
}
