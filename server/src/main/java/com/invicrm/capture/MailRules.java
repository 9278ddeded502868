package com.invicrm.capture;

import com.invicrm.capture.mime.Addresses;
import com.invicrm.capture.mime.Mail;
import com.invicrm.capture.mime.MailAddress;
import com.invicrm.capture.mime.MailParser;
import com.invicrm.timeline.IncomingMail;
import com.invicrm.timeline.IncomingMail.Attachment;
import com.invicrm.timeline.IncomingMail.Content;
import com.invicrm.timeline.IncomingMail.Copy;
import com.invicrm.timeline.IncomingMail.Direction;
import com.invicrm.timeline.IncomingMail.Letter;
import com.invicrm.timeline.IncomingMail.Participant;
import com.invicrm.timeline.IncomingMail.Role;
import com.invicrm.timeline.TextMark;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A mail as its owner's mailbox sees it: pure, the same for the same mail.
final class MailRules {
  /// Raised when a rule changes what is stored.
  static final short VERSION = 2;

  private final UUID mailbox;
  private final Owner owner;
  private final SentTimes times;

  MailRules(UUID mailbox, Owner owner, SentTimes times) {
    this.mailbox = mailbox;
    this.owner = owner;
    this.times = times;
  }

  IncomingMail judge(Arrived arrived) {
    Mail mail = arrived.mail();
    List<MailAddress> authors = Authors.of(mail);
    Instant sent = times.sent(mail.date(), arrived.ref().receivedAt());
    @Nullable Instant received = arrived.ref().receivedAt();
    Copy copy =
        new Copy(
            arrived.ref().providerId(),
            arrived.ref().labels(),
            received == null ? sent : received,
            direction(authors));
    return new IncomingMail(
        copy,
        MailKeys.of(mail, authors, mailbox, arrived.ref()),
        letter(mail, authors, sent),
        participants(mail, authors));
  }

  private Direction direction(List<MailAddress> authors) {
    boolean own = authors.stream().anyMatch(a -> owner.owns(a.address()));
    return own ? Direction.outbound : Direction.inbound;
  }

  private static Letter letter(Mail mail, List<MailAddress> authors, Instant sent) {
    List<Attachment> attachments =
        mail.body().attachments().stream()
            .map(a -> new Attachment(a.name(), a.type(), a.size(), a.sha256()))
            .toList();
    String text = mail.body().text();
    List<TextMark> marks = TextMarks.of(text);
    return new Letter(
        MailKeys.messageId(mail.headers()).orElse(null),
        mail.subject(),
        Snippet.of(text, marks),
        sent,
        SenderRules.kind(mail, authors),
        new Content(text, mail.body().html(), marks, attachments),
        VERSION,
        MailParser.VERSION);
  }

  private List<Participant> participants(Mail mail, List<MailAddress> authors) {
    Addresses a = mail.addresses();
    return Stream.of(
            field(Role.from, authors, ExchangeNames.sender(mail)),
            field(Role.to, a.to(), ExchangeNames.list(mail, "x-to")),
            field(Role.cc, a.cc(), ExchangeNames.list(mail, "x-cc")),
            field(Role.bcc, a.bcc(), ExchangeNames.list(mail, "x-bcc")),
            field(Role.replyTo, a.replyTo(), List.of()))
        .flatMap(List::stream)
        .toList();
  }

  private List<Participant> field(Role role, List<MailAddress> field, List<String> others) {
    return IntStream.range(0, field.size())
        .mapToObj(i -> {
          MailAddress a = field.get(i);
          String other = others.size() == field.size() ? others.get(i) : "";
          return new Participant(role, a.address(), name(a, other));
        })
        .toList();
  }

  private String name(MailAddress address, String other) {
    String beside = PersonName.clean(address.name(), address.address());
    String name = beside.isEmpty() ? PersonName.clean(other, address.address()) : beside;
    boolean borrowed = !owner.owns(address.address()) && owner.isCalled(name);
    return borrowed ? "" : name;
  }
}
