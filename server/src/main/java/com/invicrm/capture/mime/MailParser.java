package com.invicrm.capture.mime;

import com.invicrm.capture.mime.Parsed.Legible;
import com.invicrm.capture.mime.Parsed.Unreadable;
import com.invicrm.capture.mime.RawMessage.GmailParts;
import com.invicrm.capture.mime.RawMessage.Rfc822Bytes;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.james.mime4j.MimeException;
import org.jspecify.annotations.Nullable;

/// Reads a mail, whatever its state: repairs what it can, and says in words when it cannot.
///
/// Limits, since mail comes from anybody: 25 MB, 50 levels of parts, 2,000 fields a header, 10
/// seconds.
public final class MailParser {
  /// Bytes; larger mails are not read.
  public static final int LARGEST = 25 * 1024 * 1024;

  /// Written with each body, so that older ones can be read again by newer rules.
  public static final short VERSION = 2;

  private static final Unreadable TOO_LARGE = new Unreadable("It is larger than 25 MB");
  private static final int LONGEST_SUBJECT = 1000;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private MailParser() {}

  /// Reads one mail; never throws for what stands in it.
  public static Parsed parse(RawMessage message) {
    try {
      return switch (message.content()) {
        case Rfc822Bytes(byte[] bytes) when bytes.length > LARGEST -> TOO_LARGE;
        case Rfc822Bytes(byte[] bytes) -> new Legible(read(bytes));
        case GmailParts(MailPart whole) when ReceivedParts.size(whole, 0) > LARGEST -> TOO_LARGE;
        case GmailParts(MailPart whole) -> new Legible(read(whole));
      };
    } catch (Deadline.Passed e) {
      return new Unreadable("It is built so oddly that reading takes too long");
    } catch (Parts.TooDeep e) {
      return new Unreadable("Its parts are nested more than " + Parts.DEEPEST + " levels deep");
    } catch (StackOverflowError e) {
      return new Unreadable("Its parts are nested too deeply");
    } catch (VirtualMachineError e) {
      throw e;
    } catch (Throwable e) {
      // Parsers are known to throw anything, Errors too (thunderbird-android#2846): one mail must
      // not stop the rest.
      return new Unreadable("It cannot be read as a mail (" + e.getClass().getSimpleName() + ")");
    }
  }

  private static Mail read(byte[] bytes) throws IOException, MimeException {
    var parts = new Parts(new Deadline(PATIENCE));
    Headers headers = StreamedMail.read(bytes, parts);
    return mail(headers, body(headers, parts.body(), bytes));
  }

  private static Mail read(MailPart whole) throws IOException {
    var parts = new Parts(new Deadline(PATIENCE));
    Headers headers = ReceivedParts.read(whole, parts);
    return mail(headers, parts.body());
  }

  /// Without any header all of it is what it says.
  private static Body body(Headers headers, Body body, byte[] bytes) {
    boolean empty =
        headers.fields().isEmpty() && body.text().isBlank() && body.attachments().isEmpty();
    return empty ? new Body(Charsets.decode(bytes, null), null, List.of()) : body;
  }

  private static Mail mail(Headers headers, Body body) {
    String subject =
        headers.first("subject").map(MailParser::head).map(EncodedWords::decode).orElse("");
    return new Mail(
        headers, CleanText.line(subject, LONGEST_SUBJECT), date(headers), addresses(headers), body);
  }

  /// No field says more; patterns are not let loose on 10 MB.
  private static String head(String field) {
    return field.substring(0, Math.min(field.length(), 20 * LONGEST_SUBJECT));
  }

  private static @Nullable Instant date(Headers headers) {
    return headers.first("date").map(MailParser::head).flatMap(MailDates::parse).orElse(null);
  }

  private static Addresses addresses(Headers headers) {
    return new Addresses(
        AddressField.parse(headers.all("from")),
        AddressField.parse(headers.all("to")),
        AddressField.parse(headers.all("cc")),
        AddressField.parse(headers.all("bcc")),
        AddressField.parse(headers.all("reply-to")));
  }
}
