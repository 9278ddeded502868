package com.invicrm.sync;

/// A provider of mailboxes.
public interface MailProvider {
  /// Its name, as on the mailbox.
  String name();

  /// A mailbox there, for one turn.
  MailSource open(Turn turn);
}
