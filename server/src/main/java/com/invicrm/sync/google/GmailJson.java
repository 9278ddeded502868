package com.invicrm.sync.google;

import com.google.common.collect.ImmutableList;
import com.invicrm.sync.SourceException.Unreachable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Answers of the Gmail API, as far as they are used. Ids are texts, though some arrive as numbers.
final class GmailJson {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private GmailJson() {}

  /// Reads an answer.
  ///
  /// @throws Unreachable when it is not what was asked for
  static <T> T read(byte[] body, Class<T> as) {
    try {
      T read = JSON.readValue(body, as);
      if (read != null) return read;
    } catch (JacksonException | IllegalArgumentException e) {
      // What was sent is not repeated: there may be mail in it.
    }
    throw new Unreachable("Google's answer cannot be read");
  }

  private static <T> List<T> list(@Nullable List<T> given) {
    return given == null ? ImmutableList.of() : ImmutableList.copyOf(given);
  }

  /// Of `getProfile`.
  record Profile(String emailAddress, String historyId) {
    Profile {
      required(emailAddress, historyId);
    }
  }

  /// Of `messages.list`.
  record MessageList(List<Brief> messages, @Nullable String nextPageToken) {
    MessageList {
      messages = list(messages);
    }
  }

  /// A message by name.
  record Brief(String id, @Nullable String threadId, List<String> labelIds) {
    Brief {
      required(id);
      labelIds = list(labelIds);
    }
  }

  /// Of `history.list`.
  record HistoryList(
      List<HistoryRecord> history, @Nullable String nextPageToken, String historyId) {
    HistoryList {
      required(historyId);
      history = list(history);
    }
  }

  /// A record of the history.
  record HistoryRecord(
      String id,
      List<Brief> messages,
      List<Touched> messagesAdded,
      List<Touched> messagesDeleted,
      List<Touched> labelsAdded,
      List<Touched> labelsRemoved) {
    HistoryRecord {
      required(id);
      messages = list(messages);
      messagesAdded = list(messagesAdded);
      messagesDeleted = list(messagesDeleted);
      labelsAdded = list(labelsAdded);
      labelsRemoved = list(labelsRemoved);
    }
  }

  /// Something that happened to a message.
  ///
  /// @param labelIds those that were added or removed
  record Touched(Brief message, List<String> labelIds) {
    Touched {
      required(message);
      labelIds = list(labelIds);
    }
  }

  /// Of `threads.get`.
  record MailThread(List<Message> messages) {
    MailThread {
      messages = list(messages);
    }
  }

  /// Of `messages.get`.
  record Message(
      String id,
      @Nullable String threadId,
      List<String> labelIds,
      String historyId,
      long internalDate,
      Part payload) {
    Message {
      required(id, historyId, payload);
      labelIds = list(labelIds);
    }
  }

  /// A part of a message.
  record Part(
      @Nullable String partId,
      @Nullable String mimeType,
      @Nullable String filename,
      List<Header> headers,
      @Nullable PartBody body,
      List<Part> parts) {
    Part {
      headers = list(headers);
      parts = list(parts);
    }
  }

  /// A field of a header.
  record Header(@Nullable String name, @Nullable String value) {}

  /// What a part holds, here or elsewhere; of `attachments.get` too.
  record PartBody(@Nullable String attachmentId, long size, @Nullable String data) {}

  /// Of `labels.list`.
  record LabelList(List<MailLabel> labels) {
    LabelList {
      labels = list(labels);
    }
  }

  /// A label.
  record MailLabel(String id, String name, @Nullable String type) {
    MailLabel {
      required(id, name);
    }
  }

  /// Of `settings.sendAs.list`.
  record SendAsList(List<SendAs> sendAs) {
    SendAsList {
      sendAs = list(sendAs);
    }
  }

  /// An address that the owner writes from, or wants to.
  record SendAs(@Nullable String sendAsEmail, @Nullable String verificationStatus) {}

  /// Of `watch`.
  record Watch(String historyId, long expiration) {
    Watch {
      required(historyId);
    }
  }

  private static void required(@Nullable Object... fields) {
    for (Object field : fields) {
      if (field == null) throw new IllegalArgumentException("a field is missing");
    }
  }
}
