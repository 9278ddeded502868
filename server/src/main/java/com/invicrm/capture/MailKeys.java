package com.invicrm.capture;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.invicrm.capture.mime.Attachment;
import com.invicrm.capture.mime.Headers;
import com.invicrm.capture.mime.Mail;
import com.invicrm.capture.mime.MailAddress;
import com.invicrm.capture.mime.MessageRef;
import com.invicrm.timeline.IncomingMail.Keys;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What makes two mails one, and what makes two of them one conversation.
///
/// - `m1:` Message-ID, From, second and subject: the copies of one mail in several mailboxes, also
///   with a list's footer. A Message-ID alone is a hint: programs use them twice.
/// - `c1:` second, From, subject, body without white space and attachments, within one mailbox:
///   some programs keep one mail in several folders under different Message-IDs.
/// - `r1:` the raw bytes, for a mail without sender or date: it is like no other.
final class MailKeys {
  private static final Pattern ID = Pattern.compile("<([^<>\\s]+)>");
  private static final Pattern PLAUSIBLE = Pattern.compile("[^\\s<>@]+@[^\\s<>@]+");
  private static final int LONGEST_ID = 250;
  private static final int MOST_REFERENCES = 100;
  private static final int REFERENCE_BYTES = 16;

  private MailKeys() {}

  static Keys of(Mail mail, List<MailAddress> authors, UUID mailbox, MessageRef ref) {
    Optional<String> messageId = messageId(mail.headers());
    Set<String> keys = new LinkedHashSet<>();
    Instant date = mail.date();
    if (date == null || authors.isEmpty()) {
      keys.add("r1:" + mailbox + ":" + ref.providerId());
    } else {
      String head = head(mail, authors, date);
      messageId.ifPresent(id -> keys.add("m1:" + hash(id, head)));
      keys.add("c1:" + hash(mailbox.toString(), head, content(mail)));
    }
    Set<String> threads = threads(mail.headers(), messageId);
    if (ref.thread() != null) threads.add("g:" + ref.thread());
    return new Keys(keys, threads);
  }

  /// The Message-ID without its brackets, when it looks like one.
  static Optional<String> messageId(Headers headers) {
    return headers
        .first("message-id")
        .flatMap(v -> ids(v).findFirst().or(() -> plausible(v.strip())));
  }

  private static Set<String> threads(Headers headers, Optional<String> own) {
    Stream<String> others =
        Stream.concat(headers.all("in-reply-to"), headers.all("references")).flatMap(MailKeys::ids);
    Set<String> keys = new LinkedHashSet<>();
    Stream.concat(own.stream(), others)
        .limit(MOST_REFERENCES)
        .forEach(id -> keys.add("m:" + reference(id)));
    return keys;
  }

  /// Programs make Message-IDs of people's addresses, and every answer repeats them.
  private static String reference(String id) {
    byte[] hash = sha256().digest(id.getBytes(UTF_8));
    return HexFormat.of().formatHex(hash, 0, REFERENCE_BYTES);
  }

  private static Stream<String> ids(String field) {
    return ID.matcher(field)
        .results()
        .map((MatchResult m) -> m.group(1))
        .filter(id -> plausible(id).isPresent());
  }

  private static Optional<String> plausible(String id) {
    boolean good = id.length() <= LONGEST_ID && PLAUSIBLE.matcher(id).matches();
    return good ? Optional.of(id) : Optional.empty();
  }

  private static String head(Mail mail, List<MailAddress> authors, Instant date) {
    List<String> from = authors.stream().map(MailAddress::address).toList();
    return date.getEpochSecond() + "\n" + String.join(",", from) + "\n" + mail.subject();
  }

  private static String content(Mail mail) {
    var content = new StringBuilder(mail.body().text().length());
    String text = mail.body().text();
    int c;
    for (int i = 0; i < text.length(); i += Character.charCount(c)) {
      c = text.codePointAt(i);
      if (!Character.isWhitespace(c) && !Character.isSpaceChar(c)) content.appendCodePoint(c);
    }
    mail.body().attachments().stream().map(MailKeys::content).forEach(content.append('\n')::append);
    return content.toString();
  }

  /// What a source kept to itself is told apart by its name and size.
  private static String content(Attachment attachment) {
    return attachment.sha256().isEmpty()
        ? attachment.name() + "\t" + attachment.size()
        : attachment.sha256();
  }

  private static String hash(String... parts) {
    MessageDigest digest = sha256();
    for (String part : parts) {
      digest.update(part.getBytes(UTF_8));
      digest.update((byte) 0);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java has no SHA-256", e);
    }
  }
}
