package com.invicrm.capture;

import java.util.List;

/// The mailboxes that mail was captured from; whoever reads them knows them.
public interface AllMailboxes {
  /// All of them with the rules that hold for each now, locked against capture until the caller's
  /// transaction ends.
  List<Mailbox> lock();
}
