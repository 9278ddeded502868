package com.invicrm.sync.files;

import com.invicrm.sync.files.Checkpoint.Lengths;
import java.util.Set;
import java.util.function.LongSupplier;

/// Numbers what is read, passes over what an earlier run brought, and says where to go on.
final class Trail {
  /// Reasons that say that there was no mail at all.
  private static final Set<String> NO_MAIL = Set.of("hidden", "empty", "notMail");

  private final MailSink sink;
  private final LongSupplier bytes;
  private final int known;
  private int items;
  private long offset;
  private Lengths lengths = Lengths.trusted;
  private int mails;
  private int locked;

  /// @param bytes how many bytes of the file are read
  /// @param known how many items an earlier run brought
  Trail(MailSink sink, LongSupplier bytes, int known) {
    this.sink = sink;
    this.bytes = bytes;
    this.known = known;
  }

  /// Begins behind the items of an earlier run.
  void begin(Checkpoint from) {
    items = from.items();
    at(from.offset(), from.lengths());
  }

  /// Where the file can be opened to read what comes after the next item.
  void at(long nextOffset, Lengths trust) {
    offset = nextOffset;
    lengths = trust;
  }

  void mail(FoundMail mail) {
    mails++;
    if (isNew()) sink.mail(mail);
    reached();
  }

  void skipped(String reason) {
    if (!NO_MAIL.contains(reason)) mails++;
    if (isNew()) sink.skipped(reason);
    reached();
  }

  void problem(String place, String what, String whatToDo) {
    mails++;
    if (isNew()) sink.problem(place, what, whatToDo);
    reached();
  }

  void locked(String place) {
    locked++;
    problem(
        place,
        "It is locked with a password.",
        "Unpack it with its password, and hand in what is inside.");
  }

  void warning(String place, String what, String whatToDo) {
    if (isNew()) sink.warning(place, what, whatToDo);
  }

  /// Whether anything was a mail or should have been one.
  boolean sawMail() {
    return mails > 0;
  }

  boolean allLocked() {
    return locked > 0 && locked == mails;
  }

  private boolean isNew() {
    return items >= known;
  }

  private void reached() {
    boolean isNew = isNew();
    items++;
    if (isNew) sink.reached(new Checkpoint(offset, items, lengths), bytes.getAsLong());
  }
}
