package com.invicrm.timeline;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A mail, judged and ready to be stored.
///
/// @param participants who stands in its address fields, From first, in order
public record IncomingMail(Copy copy, Keys keys, Letter letter, List<Participant> participants) {
  public IncomingMail {
    participants = ImmutableList.copyOf(participants);
  }

  /// How a mailbox stands to a mail.
  public enum Direction {
    inbound,
    outbound
  }

  /// Who writes so: a person, a discussion list, a bulk sender, a machine.
  public enum Kind {
    person,
    list,
    bulk,
    automated;

    /// Whether a person wrote it to somebody, so that it counts as contact.
    public boolean isHuman() {
      return this == person || this == list;
    }
  }

  /// An address field.
  public enum Role {
    from,
    to,
    cc,
    bcc,
    replyTo;

    /// Whether whoever stands there was written to.
    public boolean isRecipient() {
      return this == to || this == cc || this == bcc;
    }
  }

  /// The copy that lies in the mailbox.
  ///
  /// @param providerId its id there; also decides which of several copies a message is shown as:
  ///   the least
  public record Copy(
      String providerId, List<String> labels, Instant receivedAt, Direction direction) {
    public Copy {
      labels = ImmutableSortedSet.copyOf(labels).asList();
    }
  }

  /// What makes mails one.
  ///
  /// @param message any of these in common makes two mails one message; never empty
  /// @param thread any of these in common puts two messages into one thread
  public record Keys(Set<String> message, Set<String> thread) {
    public Keys {
      message = ImmutableSortedSet.copyOf(message);
      thread = ImmutableSortedSet.copyOf(thread);
    }
  }

  /// What it says.
  ///
  /// @param headerMessageId the Message-ID without brackets, if it looks like one
  /// @param rules version of the rules that judged it
  /// @param parser version of the parser that read it
  public record Letter(
      @Nullable String headerMessageId,
      String subject,
      String snippet,
      Instant sentAt,
      Kind kind,
      Content content,
      short rules,
      short parser) {}

  /// Its body.
  ///
  /// @param marks of the text, in order, without overlaps
  public record Content(
      String text, @Nullable String html, List<TextMark> marks, List<Attachment> attachments) {
    public Content {
      marks = ImmutableList.copyOf(marks);
      attachments = ImmutableList.copyOf(attachments);
    }
  }

  /// Something that hung on it.
  ///
  /// @param sha256 in hex
  public record Attachment(String name, String type, long size, String sha256) {}

  /// Somebody in an address field.
  ///
  /// @param name cleaned; may be empty
  public record Participant(Role role, String address, String name) {}
}
