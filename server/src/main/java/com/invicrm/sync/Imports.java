package com.invicrm.sync;

import com.invicrm.access.EmailAddresses;
import com.invicrm.access.Role;
import com.invicrm.access.Tenant;
import com.invicrm.access.Users;
import com.invicrm.access.Viewer;
import com.invicrm.access.Workspace;
import com.invicrm.jobs.Jobs;
import com.invicrm.sync.IntegrationStore.OwnRules;
import com.invicrm.tenancy.CrmException;
import com.invicrm.tenancy.Cursor;
import com.invicrm.tenancy.Ids;
import com.invicrm.tenancy.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Imports of mailboxes from files: handed in here, done by a job on the node that holds the file.
@Component
@Transactional(readOnly = true)
public class Imports {
  private final ImportStarter starter;
  private final ImportStore store;
  private final ImportProblemStore problems;
  private final Spool spool;

  Imports(ImportStarter starter, ImportStore store, ImportProblemStore problems, Spool spool) {
    this.starter = starter;
    this.store = store;
    this.problems = problems;
    this.spool = spool;
  }

  /// Takes a file; it is on disk, flushed, and its job is enqueued when this returns.
  ///
  /// @throws CrmException.Invalid when an address is none
  /// @throws CrmException.Forbidden when the mailbox is another user's and the viewer is no admin
  /// @throws CrmException.NoRoom when the file cannot be kept, for instance since the disk is full
  @Transactional(propagation = org.springframework.transaction.annotation.Propagation.NEVER)
  public Import start(Viewer viewer, ImportRequest request, Upload upload) {
    UUID id = Ids.next();
    long size = spool.keep(id, upload);
    try {
      return starter.start(viewer, request, id, size);
    } catch (RuntimeException e) {
      spool.remove(id);
      throw e;
    }
  }

  /// One import.
  ///
  /// @throws CrmException.NotFound when there is none that the viewer may see
  public Import read(Viewer viewer, UUID id) {
    return store.find(id, viewer).orElseThrow(() -> new CrmException.NotFound("import", id));
  }

  /// Whether an import that failed can go on here.
  public boolean isResumable(Import row) {
    return row.status() == Import.Status.failed && spool.holds(row.id());
  }

  /// Lets an import that failed go on where it stopped.
  ///
  /// @throws CrmException.Conflict when it did not fail, or its file is gone
  @Transactional
  public Import resume(Viewer viewer, UUID id) {
    Import row = read(viewer, id);
    if (!isResumable(row) || !store.resume(id)) {
      throw new CrmException.Conflict(
          "This import cannot go on. Hand the file in again; nothing comes twice.", null);
    }
    starter.enqueue(id);
    return read(viewer, id);
  }

  /// Takes an import back: its mails, unless another import or mailbox holds them too, and the
  /// people and companies whom nothing else speaks for and whom nobody touched. Handing the file in
  /// again brings them back.
  ///
  /// @throws CrmException.Conflict when it still runs, was only a rehearsal, or is undone
  @Transactional
  public Import undo(Viewer viewer, UUID id) {
    read(viewer, id);
    if (!store.undo(id)) {
      throw new CrmException.Conflict(
          "Only an import that has ended and changed something can be undone.", null);
    }
    spool.remove(id);
    starter.enqueueUndo(id);
    return read(viewer, id);
  }

  /// Imports, newest first.
  public Page<Import> page(Viewer viewer, @Nullable String cursor, int limit) {
    return Page.cut(
        store.page(viewer, id(cursor), limit + 1), limit, i -> Cursor.of(i.id().toString()));
  }

  /// What could not be read in an import.
  public Page<ImportProblem> problems(
      Viewer viewer, UUID importId, @Nullable String cursor, int limit) {
    read(viewer, importId);
    return Page.cut(
        problems.page(importId, id(cursor), limit + 1), limit, p -> Cursor.of(p.id().toString()));
  }

  private static @Nullable UUID id(@Nullable String cursor) {
    return cursor == null
        ? null
        : Cursor.read(cursor, 1, parts -> UUID.fromString(parts.getFirst()));
  }

  /// The part of a start that is one transaction.
  @Component
  static class ImportStarter {
    private final IntegrationStore integrations;
    private final ImportStore store;
    private final Users users;
    private final Workspace workspace;
    private final ImportJobs jobs;

    ImportStarter(
        IntegrationStore integrations,
        ImportStore store,
        Users users,
        Workspace workspace,
        ImportJobs jobs) {
      this.integrations = integrations;
      this.store = store;
      this.users = users;
      this.workspace = workspace;
      this.jobs = jobs;
    }

    @Transactional
    Import start(Viewer viewer, ImportRequest request, UUID id, long size) {
      String owner = address("owner", request.owner());
      List<String> addresses = new ArrayList<>(List.of(owner));
      request.aliases().forEach(a -> addresses.add(address("aliases", a)));
      UUID integration =
          integrations.fileMailbox(
              request.owner().strip(), owner, whose(viewer, owner), viewer.userId());
      integrations.addAddresses(integration, addresses);
      Tenant tenant = workspace.current();
      OwnRules rules = remembered(integration, request, tenant);
      store.insert(
          new ImportStore.New(
              id,
              integrations.importChannel(integration),
              jobs.node(),
              request.fileName(),
              size,
              new Import.Rules(
                  Objects.requireNonNullElse(rules.policy(), tenant.contactPolicy()),
                  Objects.requireNonNullElse(rules.includeOwnDomain(), tenant.includeOwnDomain()),
                  request.mode())),
          viewer.userId());
      jobs.enqueue(id);
      return store.find(id).orElseThrow();
    }

    void enqueue(UUID id) {
      jobs.enqueue(id);
    }

    void enqueueUndo(UUID id) {
      jobs.enqueueUndo(id);
    }

    /// What is asked for holds for the mailbox from now on; what is as in the workspace follows the
    /// workspace.
    private OwnRules remembered(UUID integration, ImportRequest request, Tenant tenant) {
      OwnRules before = integrations.rules(integration);
      var policy = request.policy().orElse(before.policy());
      var ownDomain = request.includeOwnDomain().orElse(before.includeOwnDomain());
      var now =
          new OwnRules(
              policy == tenant.contactPolicy() ? null : policy,
              Objects.equals(ownDomain, tenant.includeOwnDomain()) ? null : ownDomain);
      if (!now.equals(before)) integrations.remember(integration, now);
      return now;
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

    private static String address(String field, String text) {
      return EmailAddresses.normalise(text)
          .orElseThrow(() ->
              new CrmException.Invalid(
                  field, "has “" + text.strip() + "”, which is not an e-mail address"));
    }
  }

  /// The queue of this data directory's imports.
  @Component
  static class ImportJobs {
    private final Jobs jobs;
    private final Spool spool;

    ImportJobs(Jobs jobs, Spool spool) {
      this.jobs = jobs;
      this.spool = spool;
    }

    String node() {
      return spool.node();
    }

    /// Each time under a name of its own: a job that just gave up may still be there.
    void enqueue(UUID id) {
      jobs.enqueue(ImportJob.kind(spool.node()), id + "/" + Ids.next(), new ImportJob.Work(id));
    }

    void enqueueUndo(UUID id) {
      jobs.enqueue(UndoJob.KIND, id + "/" + Ids.next(), new UndoJob.Work(id));
    }
  }
}
