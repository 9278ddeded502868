package com.invicrm.capture;

import com.invicrm.capture.mime.MessageRef;
import com.invicrm.people.Blot;
import com.invicrm.timeline.IncomingMail;
import com.invicrm.timeline.IncomingMail.Attachment;
import com.invicrm.timeline.IncomingMail.Content;
import com.invicrm.timeline.IncomingMail.Copy;
import com.invicrm.timeline.IncomingMail.Letter;
import com.invicrm.timeline.IncomingMail.Participant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A mail without some people whom it names; what makes it one with its other copies stays.
final class BlottedMail {
  private BlottedMail() {}

  static Judged of(Judged judged, IncomingMail mail, Collection<Participant> them, Blot blot) {
    MessageRef ref = judged.ref();
    List<String> labels = ref.labels().stream().map(blot::in).toList();
    Copy copy = mail.copy();
    return new Judged(
        new MessageRef(ref.providerId(), labels, ref.receivedAt(), ref.thread()),
        Optional.of(
            new IncomingMail(
                new Copy(copy.providerId(), labels, copy.receivedAt(), copy.direction()),
                mail.keys(),
                letter(mail.letter(), blot),
                mail.participants().stream().filter(p -> !them.contains(p)).toList())));
  }

  private static Letter letter(Letter letter, Blot blot) {
    @Nullable String id = letter.headerMessageId();
    Content content = content(letter.content(), blot);
    return new Letter(
        id == null || blot.isIn(id) ? null : id,
        blot.in(letter.subject()),
        Snippet.of(content.text(), content.marks()),
        letter.sentAt(),
        letter.kind(),
        content,
        letter.rules(),
        letter.parser());
  }

  /// Addresses hide in HTML, so none is kept.
  private static Content content(Content content, Blot blot) {
    return new Content(
        blot.in(content.text()),
        null,
        content.marks(),
        content.attachments().stream()
            .map(a -> new Attachment(blot.in(a.name()), a.type(), a.size(), a.sha256()))
            .toList());
  }
}
