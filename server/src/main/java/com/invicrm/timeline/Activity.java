package com.invicrm.timeline;

import com.invicrm.people.ContactRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that happened, as far as a viewer may see it.
///
/// @param subject from access `subject` on
/// @param snippet the first words, from access `everything` on
/// @param details only when one activity is read
/// @param thread only where a thread's mails stand in one row, at the newest of them
public record Activity(
    UUID id,
    Kind kind,
    Instant occurredAt,
    Access access,
    @Nullable String subject,
    @Nullable String snippet,
    Circumstances circumstances,
    List<ContactRef> contacts,
    Optional<Details> details,
    Optional<Conversation> thread,
    State state) {
  /// What happened.
  public enum Kind {
    email,
    note,
    call,
    meeting
  }

  /// What surrounds it.
  ///
  /// @param direction `inbound`, `outbound` or `internal`; null for notes
  /// @param from who sent the mail
  public record Circumstances(
      @Nullable String direction,
      @Nullable UUID threadId,
      @Nullable Participant from,
      @Nullable Integer durationMinutes) {}

  /// Where the record stands.
  ///
  /// @param createdBy who wrote it down; null when the machine did
  public record State(@Nullable UUID createdBy, String source, int version, boolean isDeleted) {}

  /// Somebody in a mail's address fields.
  ///
  /// @param role `from`, `to`, `cc`, `bcc` or `replyTo`
  /// @param name may be empty
  public record Participant(String role, String address, String name, @Nullable UUID contactId) {}

  /// Something that hung on a mail.
  public record Attachment(String name, String type, long size) {}

  /// What is shown of mails that answer one another, on the timeline at hand.
  ///
  /// @param mails how many
  /// @param people who wrote of late, the latest first
  /// @param subject of the newest mail whose subject the viewer may see
  public record Conversation(int mails, List<Participant> people, @Nullable String subject) {}

  /// What is shown of one activity alone.
  ///
  /// @param text null when the viewer may not see it
  /// @param marks what in the text its author did not write just then
  /// @param attachments empty when the viewer may not see them
  public record Details(
      @Nullable String text,
      List<TextMark> marks,
      List<Participant> participants,
      List<Attachment> attachments) {}

  Activity with(List<ContactRef> people, Optional<Conversation> whole) {
    return new Activity(
        id,
        kind,
        occurredAt,
        access,
        subject,
        snippet,
        circumstances,
        people,
        details,
        whole,
        state);
  }

  Activity with(Details more) {
    return new Activity(
        id,
        kind,
        occurredAt,
        access,
        subject,
        snippet,
        circumstances,
        contacts,
        Optional.of(more),
        thread,
        state);
  }
}
