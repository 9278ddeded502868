package com.invicrm.capture;

import com.invicrm.capture.mime.Mail;
import com.invicrm.capture.mime.MessageRef;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A mail that was read, and where it lies.
public record Arrived(MessageRef ref, Mail mail) {
  /// The same mail, lying in other folders as well.
  public Arrived alsoIn(Arrived other) {
    Set<String> labels = new LinkedHashSet<>(ref.labels());
    labels.addAll(other.ref().labels());
    return new Arrived(
        new MessageRef(ref.providerId(), List.copyOf(labels), ref.receivedAt(), ref.thread()),
        mail);
  }
}
