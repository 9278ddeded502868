package com.invicrm.timeline;

import com.invicrm.access.Audited;
import com.invicrm.access.Viewer;
import com.invicrm.people.Known;
import com.invicrm.tenancy.CrmException;
import com.invicrm.tenancy.Cursor;
import com.invicrm.tenancy.Page;
import com.invicrm.tenancy.RecordChanged;
import com.invicrm.timeline.AccessRequest.Side;
import com.invicrm.timeline.AccessRequest.Status;
import com.invicrm.timeline.AccessRequest.Subject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// A colleague asks to see a conversation, or the mail with a person; its owners answer, each for
/// the copies of their own.
@Component
@Transactional
public class AccessRequests {
  private static final String KIND = "accessRequest";

  private final AccessRequestStore store;
  private final SharingRuleStore rules;
  private final Levels levels;
  private final Known known;
  private final ApplicationEventPublisher news;

  AccessRequests(
      AccessRequestStore store,
      SharingRuleStore rules,
      Levels levels,
      Known known,
      ApplicationEventPublisher news) {
    this.store = store;
    this.rules = rules;
    this.levels = levels;
    this.known = known;
    this.news = news;
  }

  /// The requests that a viewer got or made, the newest first.
  ///
  /// @param status only these
  @Transactional(readOnly = true)
  public Page<AccessRequest> page(
      Viewer viewer, Side side, Optional<Status> status, @Nullable String cursor, int limit) {
    @Nullable UUID after =
        cursor == null ? null : Cursor.read(cursor, 1, p -> UUID.fromString(p.getFirst()));
    return Page.cut(
        store.page(viewer.userId(), side, status, after, limit + 1),
        limit,
        r -> Cursor.of(r.id().toString()));
  }

  /// Asks every colleague who has a copy; asking again asks once.
  ///
  /// @param access `subject` or `everything`
  /// @throws CrmException.NotFound when there is no such thread or person
  /// @throws CrmException.Conflict when there is nobody to ask
  public List<AccessRequest> ask(Viewer viewer, Subject subject, Access access) {
    sensible(access);
    Set<UUID> owners = owners(subject);
    owners.remove(viewer.userId());
    if (owners.isEmpty()) {
      throw new CrmException.Conflict(
          "No colleague has this mail, so there is nobody to ask.", null);
    }
    levels.hold();
    List<AccessRequest> asked = store.ask(viewer.userId(), owners, subject, access);
    asked.forEach(r -> {
      news.publishEvent(Audited.of("accessRequest.asked", r.id()));
      news.publishEvent(RecordChanged.one(KIND, r.id()));
    });
    return asked;
  }

  /// Gives what was asked for, or less, or more; it holds until it is taken back.
  ///
  /// @throws CrmException.NotFound when the viewer was not asked
  public AccessRequest grant(Viewer viewer, UUID id, Access access) {
    sensible(access);
    return answered(viewer, id, Status.granted, access);
  }

  /// Gives nothing more; what was given before holds.
  ///
  /// @throws CrmException.NotFound when the viewer was not asked
  public AccessRequest decline(Viewer viewer, UUID id) {
    return answered(viewer, id, Status.declined, null);
  }

  /// Takes back what was given.
  ///
  /// @throws CrmException.NotFound when the viewer was not asked
  public AccessRequest revoke(Viewer viewer, UUID id) {
    return answered(viewer, id, Status.revoked, null);
  }

  private AccessRequest answered(Viewer viewer, UUID id, Status status, @Nullable Access access) {
    levels.seize();
    AccessRequest request =
        store
            .answer(viewer.userId(), id, status, access)
            .orElseThrow(() -> new CrmException.NotFound("request", id));
    switch (request.subject()) {
      case Subject.OfThread(UUID thread) -> levels.ofThreads(List.of(thread));
      case Subject.OfPerson(UUID contact) -> levels.ofPerson(contact);
    }
    news.publishEvent(Audited.of("accessRequest." + status, id));
    news.publishEvent(RecordChanged.one(KIND, id));
    Sharing.tell(news);
    return request;
  }

  private Set<UUID> owners(Subject subject) {
    return switch (subject) {
      case Subject.OfThread(UUID id) -> {
        if (!rules.hasThread(id)) throw new CrmException.NotFound("conversation", id);
        yield store.ownersOfThread(id);
      }
      case Subject.OfPerson(UUID contact) -> {
        known.requireContact(contact);
        yield store.ownersOfMailWith(levels.addresses(List.of(contact)).keySet());
      }
    };
  }

  private static void sensible(Access access) {
    if (access == Access.metadata) {
      throw new CrmException.Invalid("access", "must be subject or everything");
    }
  }
}
