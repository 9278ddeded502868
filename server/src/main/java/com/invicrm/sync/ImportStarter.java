package com.invicrm.sync;

import com.invicrm.access.EmailAddresses;
import com.invicrm.access.Role;
import com.invicrm.access.Tenant;
import com.invicrm.access.Users;
import com.invicrm.access.Viewer;
import com.invicrm.access.Workspace;
import com.invicrm.capture.ErasedMail;
import com.invicrm.sync.ImportStore.Kept;
import com.invicrm.sync.ImportStore.Rehearsed;
import com.invicrm.sync.IntegrationStore.OwnRules;
import com.invicrm.tenancy.CrmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The part of a start that is one transaction.
@Component
class ImportStarter {
  private static final OwnRules NOTHING_SAID = new OwnRules(null, null);

  private final IntegrationStore integrations;
  private final ImportStore store;
  private final Users users;
  private final Workspace workspace;
  private final ErasedMail erased;
  private final ImportJobs jobs;

  ImportStarter(
      ImportTables tables, Users users, Workspace workspace, ErasedMail erased, ImportJobs jobs) {
    this.integrations = tables.integrations();
    this.store = tables.imports();
    this.users = users;
    this.workspace = workspace;
    this.erased = erased;
    this.jobs = jobs;
  }

  @Transactional
  Import start(Viewer viewer, ImportRequest request, UUID id, long size) {
    List<String> addresses = addresses(request);
    erased.requireIn(addresses);
    UUID whose = whose(viewer, addresses.getFirst());
    var file = new Kept(id, jobs.node(), request.fileName(), size);
    if (request.mode() == Import.Mode.rehearsal) {
      rehearse(viewer, request, file, addresses);
    } else {
      take(viewer, request, file, new Theirs(addresses, whose));
    }
    jobs.start(id);
    return store.find(id).orElseThrow();
  }

  private record Theirs(List<String> addresses, UUID whose) {}

  private void take(Viewer viewer, ImportRequest request, Kept file, Theirs mailbox) {
    UUID integration =
        integrations.fileMailbox(
            request.owner().strip(),
            mailbox.addresses().getFirst(),
            mailbox.whose(),
            viewer.userId());
    integrations.addAddresses(integration, mailbox.addresses());
    Tenant tenant = workspace.current();
    OwnRules before = integrations.rules(integration);
    OwnRules now = said(before, request, tenant);
    if (!now.equals(before)) integrations.remember(integration, now);
    store.insert(
        file,
        integrations.importChannel(integration),
        rules(now, request, tenant),
        viewer.userId());
  }

  /// Makes neither a mailbox nor a rule.
  private void rehearse(Viewer viewer, ImportRequest request, Kept file, List<String> addresses) {
    Tenant tenant = workspace.current();
    OwnRules before =
        integrations
            .fileMailbox(addresses.getFirst())
            .map(integrations::rules)
            .orElse(NOTHING_SAID);
    store.insertRehearsal(
        file,
        new Rehearsed(request.owner().strip(), addresses),
        rules(said(before, request, tenant), request, tenant),
        viewer.userId());
  }

  /// What is asked for holds for the mailbox from now on; what is as in the workspace follows the
  /// workspace.
  private static OwnRules said(OwnRules before, ImportRequest request, Tenant tenant) {
    var policy = request.policy().orElse(before.policy());
    var ownDomain = request.includeOwnDomain().orElse(before.includeOwnDomain());
    return new OwnRules(
        policy == tenant.contactPolicy() ? null : policy,
        Objects.equals(ownDomain, tenant.includeOwnDomain()) ? null : ownDomain);
  }

  private static Import.Rules rules(OwnRules own, ImportRequest request, Tenant tenant) {
    return new Import.Rules(
        Objects.requireNonNullElse(own.policy(), tenant.contactPolicy()),
        Objects.requireNonNullElse(own.includeOwnDomain(), tenant.includeOwnDomain()),
        request.mode());
  }

  /// The user who has the address; a mailbox of nobody belongs to whoever hands it in, since they
  /// have it in their hands.
  private UUID whose(Viewer viewer, String owner) {
    UUID user = users.byEmail(owner).orElse(viewer.userId());
    if (!user.equals(viewer.userId()) && viewer.role() != Role.admin) {
      throw new CrmException.Forbidden(
          "This is a colleague's mailbox. They can import it themselves, or an admin can.");
    }
    return user;
  }

  /// The owner's first.
  private static List<String> addresses(ImportRequest request) {
    List<String> addresses = new ArrayList<>(List.of(address("owner", request.owner())));
    request.aliases().forEach(a -> addresses.add(address("aliases", a)));
    return addresses;
  }

  private static String address(String field, String text) {
    return EmailAddresses.normalise(text)
        .orElseThrow(() ->
            new CrmException.Invalid(
                field, "has “" + text.strip() + "”, which is not an e-mail address"));
  }
}
