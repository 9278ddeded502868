package com.invicrm.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.invicrm.jobs.Jobs;
import com.invicrm.tenancy.CrmException;
import com.invicrm.tenancy.Ids;
import com.invicrm.vault.Vault;
import java.net.URI;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Questions from Slack that wait for their answer; the address of the answer waits sealed.
@Component
class Inbox {
  private static final String PLACE = "scheduled_tasks/slack-answer/response_url";

  private final Jobs jobs;
  private final Vault vault;
  private final ResponseUrls addresses;
  private final Clock clock;

  Inbox(Jobs jobs, Vault vault, ResponseUrls addresses, Clock clock) {
    this.jobs = jobs;
    this.vault = vault;
    this.addresses = addresses;
    this.clock = clock;
  }

  /// Takes a question.
  ///
  /// @throws CrmException.Invalid when its answer is wanted elsewhere than at Slack
  @Transactional
  void take(Incoming question) {
    if (!addresses.areSlacks(question.responseUrl()))
      throw new CrmException.Invalid("response_url", "is not an address of Slack");
    byte[] sealed = vault.seal(question.responseUrl().toString().getBytes(UTF_8), PLACE);
    var work =
        new AnswerJob.Work(
            question.from(), question.text(), sealed, clock.instant(), question.place());
    jobs.enqueueUnbound(AnswerJob.KIND, Ids.next().toString(), work);
  }

  URI responseUrl(AnswerJob.Work work) {
    return URI.create(new String(vault.open(work.responseUrl(), PLACE), UTF_8));
  }
}
