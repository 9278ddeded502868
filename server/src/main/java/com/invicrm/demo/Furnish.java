package com.invicrm.demo;

import com.invicrm.access.Directory;
import com.invicrm.access.Role;
import com.invicrm.access.Users;
import com.invicrm.access.Viewer;
import com.invicrm.jobs.JobHandler;
import com.invicrm.jobs.JobKind;
import com.invicrm.jobs.Jobs;
import com.invicrm.sync.Import;
import com.invicrm.sync.Imports;
import com.invicrm.tenancy.Ids;
import com.invicrm.tenancy.RecordChanged;
import com.invicrm.tenancy.TenantId;
import com.invicrm.tenancy.Tenants;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;

/// Furnishes the workspace once all its mailboxes are in: the end of each import enqueues a look
/// whether it was the last, in the same transaction, so that nothing has to wait or to ask again.
@DemoOnly
class Furnish implements JobHandler<Furnish.Work> {
  static final JobKind<Work> KIND = new JobKind<>("demo-furnish", Work.class);
  private static final Logger LOG = LoggerFactory.getLogger(Furnish.class);
  private static final int MANY = 50;

  /// All of it.
  record Work() {}

  private final Directory directory;
  private final Imports imports;
  private final Users users;
  private final Jobs jobs;
  private final Chronicle chronicle;

  Furnish(Directory directory, Imports imports, Users users, Jobs jobs, Chronicle chronicle) {
    this.directory = directory;
    this.imports = imports;
    this.users = users;
    this.jobs = jobs;
    this.chronicle = chronicle;
  }

  @EventListener
  void imported(RecordChanged change) {
    if (change.kind().equals("import") && isDue(change.tenant())) {
      jobs.enqueue(KIND, Ids.next().toString(), new Work());
    }
  }

  @Override
  public JobKind<Work> kind() {
    return KIND;
  }

  @Override
  public void run(Work work) {
    UUID sara = users.byEmail(Harbour.SARA).orElseThrow();
    var viewer = new Viewer(Tenants.required(), sara, Ids.next(), Role.admin);
    Set<String> done =
        imports.page(viewer, null, MANY).data().stream()
            .filter(i -> i.status() == Import.Status.done)
            .map(Import::owner)
            .collect(Collectors.toSet());
    if (done.containsAll(Harbour.ROLES.keySet())) chronicle.write();
  }

  @Override
  public void givenUp(Work work) {
    LOG.error("The demo has its mail, but no deals, tasks and notes");
  }

  private boolean isDue(TenantId tenant) {
    return directory.find("email", Harbour.SARA).filter(e -> e.tenant().equals(tenant)).isPresent()
        && directory.find(Chronicle.DONE, Harbour.NAME).isEmpty();
  }
}
