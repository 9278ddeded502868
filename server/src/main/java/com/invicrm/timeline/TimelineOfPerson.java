package com.invicrm.timeline;

import com.invicrm.access.AuditLog;
import com.invicrm.people.Blot;
import com.invicrm.people.ErasedKind;
import com.invicrm.people.ErasedPerson;
import com.invicrm.people.HoldsPeople;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// What happened and what is to be done with somebody who is erased: what is about them alone goes,
/// in the rest they are masked.
@Component
class TimelineOfPerson implements HoldsPeople {
  private final TaskMaskStore tasks;
  private final NoteMaskStore notes;
  private final SharingStore sharing;
  private final MailsOfPerson mails;
  private final AuditLog audit;

  TimelineOfPerson(
      TaskMaskStore tasks,
      NoteMaskStore notes,
      SharingStore sharing,
      MailsOfPerson mails,
      AuditLog audit) {
    this.tasks = tasks;
    this.notes = notes;
    this.sharing = sharing;
    this.mails = mails;
    this.audit = audit;
  }

  @Override
  public Map<ErasedKind, Integer> count(ErasedPerson whom) {
    Map<ErasedKind, Integer> counts = new EnumMap<>(mails.count(whom));
    counts.put(ErasedKind.tasks, tasks.count(whom.contacts()));
    counts.put(ErasedKind.notes, notes.count(whom.contacts()));
    return counts;
  }

  @Override
  public Map<ErasedKind, Integer> maskAtOnce(ErasedPerson whom) {
    Blot blot = whom.blot();
    return Map.of(
        ErasedKind.auditEntries, tasks(whom, blot),
        ErasedKind.tasks, tasks.unlink(whom.contacts()),
        ErasedKind.notes, notes(whom, blot),
        ErasedKind.sharing, sharing.forget(whom.contacts()));
  }

  @Override
  public Map<ErasedKind, Integer> maskNext(ErasedPerson whom) {
    Map<ErasedKind, Integer> counts = mails.maskNext(whom);
    if (!counts.isEmpty()) return counts;
    return notes.unlinkMails(whom.contacts()) > 0 ? Map.of(ErasedKind.mails, 0) : Map.of();
  }

  /// How many entries of the audit log held a title.
  private int tasks(ErasedPerson whom, Blot blot) {
    Map<Boolean, List<TaskMaskStore.Titled>> alone =
        tasks.of(whom.contacts()).stream()
            .collect(Collectors.partitioningBy(TaskMaskStore.Titled::alone));
    List<UUID> gone = ids(alone.getOrDefault(true, List.of()));
    List<TaskMaskStore.Titled> kept = alone.getOrDefault(false, List.of());
    tasks.putAway(gone);
    for (TaskMaskStore.Titled task : kept) {
      String masked = blot.inTitle(task.title());
      if (!masked.equals(task.title())) tasks.rename(task.id(), masked);
    }
    return audit.mask(gone) + audit.mask(ids(kept), whom.words());
  }

  private int notes(ErasedPerson whom, Blot blot) {
    for (NoteMaskStore.Noted note : notes.of(whom.contacts())) {
      if (note.alone()) notes.putAway(note.id());
      else notes.replace(note.masked(blot));
    }
    return notes.unlink(whom.contacts());
  }

  private static List<UUID> ids(List<TaskMaskStore.Titled> tasks) {
    return tasks.stream().map(TaskMaskStore.Titled::id).toList();
  }
}
