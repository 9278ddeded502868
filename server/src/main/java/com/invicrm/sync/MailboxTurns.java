package com.invicrm.sync;

import java.util.UUID;
import org.springframework.stereotype.Component;

/// Asks for turns of mailboxes, in the running transaction.
@Component
class MailboxTurns {
  /// A mailbox is to be read from now on.
  void begin(UUID channelId) {}

  /// A mailbox is to be read now.
  void soon(UUID channelId) {}
}
