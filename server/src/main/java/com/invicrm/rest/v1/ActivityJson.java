package com.invicrm.rest.v1;

import com.invicrm.people.ContactRef;
import com.invicrm.timeline.Access;
import com.invicrm.timeline.Activity;
import com.invicrm.timeline.TextMark;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An activity as the contract has it; what the viewer may not see is absent.
record ActivityJson(
    UUID id,
    Activity.Kind kind,
    Instant occurredAt,
    Access access,
    @Nullable String subject,
    @Nullable String snippet,
    @Nullable String text,
    @Nullable List<TextMark> marks,
    @Nullable String direction,
    @Nullable UUID threadId,
    @Nullable ThreadJson thread,
    @Nullable ParticipantJson from,
    @Nullable List<ParticipantJson> participants,
    @Nullable List<Activity.Attachment> attachments,
    List<ContactRef> contacts,
    @Nullable Integer durationMinutes,
    @Nullable Author createdBy,
    String source,
    int version,
    boolean isDeleted) {

  /// Who noted it down.
  record Author(UUID id, String name) {}

  /// Somebody in a mail's address fields.
  record ParticipantJson(
      String role, String address, @Nullable String name, @Nullable UUID contactId) {
    static ParticipantJson of(Activity.Participant p) {
      return new ParticipantJson(
          p.role(), p.address(), p.name().isEmpty() ? null : p.name(), p.contactId());
    }
  }

  /// The mails that stand in one row.
  record ThreadJson(int mails, List<ParticipantJson> people, @Nullable String subject) {
    static ThreadJson of(Activity.Conversation thread) {
      return new ThreadJson(
          thread.mails(),
          thread.people().stream().map(ParticipantJson::of).toList(),
          thread.subject());
    }
  }

  static ActivityJson of(Activity a, Map<UUID, String> users) {
    var around = a.circumstances();
    var from = around.from();
    var details = a.details();
    return new ActivityJson(
        a.id(),
        a.kind(),
        a.occurredAt(),
        a.access(),
        a.subject(),
        a.snippet(),
        details.map(Activity.Details::text).orElse(null),
        details.filter(d -> d.text() != null).map(Activity.Details::marks).orElse(null),
        around.direction(),
        around.threadId(),
        a.thread().map(ThreadJson::of).orElse(null),
        from == null ? null : ParticipantJson.of(from),
        details.map(d -> d.participants().stream().map(ParticipantJson::of).toList()).orElse(null),
        details
            .filter(d -> a.access() == Access.everything)
            .map(Activity.Details::attachments)
            .orElse(null),
        a.contacts(),
        around.durationMinutes(),
        author(a.state().createdBy(), users),
        a.state().source(),
        a.state().version(),
        a.state().isDeleted());
  }

  private static @Nullable Author author(@Nullable UUID id, Map<UUID, String> users) {
    return id == null ? null : new Author(id, users.getOrDefault(id, ""));
  }
}
