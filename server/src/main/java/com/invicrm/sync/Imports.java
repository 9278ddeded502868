package com.invicrm.sync;

import com.invicrm.access.Viewer;
import com.invicrm.tenancy.CrmException;
import com.invicrm.tenancy.Cursor;
import com.invicrm.tenancy.Ids;
import com.invicrm.tenancy.Page;
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
  private final ImportJobs jobs;

  Imports(
      ImportStarter starter,
      ImportStore store,
      ImportProblemStore problems,
      Spool spool,
      ImportJobs jobs) {
    this.starter = starter;
    this.store = store;
    this.problems = problems;
    this.spool = spool;
    this.jobs = jobs;
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
    jobs.resume(id);
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
    jobs.undo(id);
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
}
