package com.invicrm.capture;

import com.google.common.collect.Sets;
import com.invicrm.capture.mime.MessageRef;
import com.invicrm.timeline.IncomingMail;
import com.invicrm.timeline.IncomingMail.Copy;
import com.invicrm.timeline.IncomingMail.Participant;
import com.invicrm.timeline.IncomingMail.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A mail as [MailJudge] sees it, ready to be stored.
public final class Judged {
  private final MessageRef ref;
  private final Optional<IncomingMail> mail;

  Judged(MessageRef ref, Optional<IncomingMail> mail) {
    this.ref = ref;
    this.mail = mail;
  }

  /// Where it lies.
  public MessageRef ref() {
    return ref;
  }

  /// What is to be stored; empty when no rule could judge it.
  Optional<IncomingMail> mail() {
    return mail;
  }

  /// Who stands in From, To, Cc and Bcc; nobody when no rule could judge it.
  public Set<String> addresses() {
    return mail.stream()
        .flatMap(m -> m.participants().stream())
        .filter(p -> p.role() != Role.replyTo)
        .map(Participant::address)
        .collect(Collectors.toSet());
  }

  /// The same mail, lying in other folders as well.
  public Judged alsoIn(Judged other) {
    Set<String> labels =
        Sets.union(Set.copyOf(ref.labels()), Set.copyOf(other.ref.labels())).immutableCopy();
    List<String> all = List.copyOf(labels);
    return new Judged(
        new MessageRef(ref.providerId(), all, ref.receivedAt(), ref.thread()),
        mail.map(m -> new IncomingMail(in(m.copy(), all), m.keys(), m.letter(), m.participants())));
  }

  private static Copy in(Copy copy, List<String> labels) {
    return new Copy(copy.providerId(), labels, copy.receivedAt(), copy.direction());
  }
}
