package com.invicrm.capture;

import com.invicrm.access.ContactPolicyChanged;
import com.invicrm.jobs.Jobs;
import com.invicrm.tenancy.Ids;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Has decisions taken again over what is stored, after a rule changed.
@Component
public class Rejudging {
  private final Jobs jobs;
  private final Rejudge rejudge;

  Rejudging(Jobs jobs, Rejudge rejudge) {
    this.jobs = jobs;
    this.rejudge = rejudge;
  }

  /// Of every address, by a job.
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void ofAll(ContactPolicyChanged change) {
    enqueue("");
  }

  /// Of an address at once, of a domain by a job.
  @Transactional(propagation = Propagation.MANDATORY)
  public void about(String subject) {
    if (subject.indexOf('@') >= 0) rejudge.address(subject);
    else enqueue(subject);
  }

  /// Whether decisions are still to be taken again.
  @Transactional(readOnly = true)
  public boolean isPending() {
    return jobs.pending(RejudgeJob.KIND);
  }

  /// A further change while a job runs needs a further job: what that one has passed is old.
  private void enqueue(String domain) {
    jobs.enqueue(RejudgeJob.KIND, Ids.next().toString(), new RejudgeJob.Work(domain));
  }
}
