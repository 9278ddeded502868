package com.invicrm.sync;

import com.invicrm.sync.Integration.Rules;
import java.util.UUID;

/// What is read of a mailbox is another: said in the transaction that changes it, once nobody works
/// on the channel by the old rules any more.
record MailboxRulesChanged(UUID channelId, Rules before, Rules after) {}
