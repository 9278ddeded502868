package com.invicrm.sync;

/// What stands between a mailbox and its being read, by a name that stays; surfaces have the words.
public enum Trouble {
  /// The provider asked for patience: nothing is broken.
  throttled,
  /// All mailboxes together asked too much, or too much for today.
  projectThrottled,
  /// The provider does not answer.
  unreachable,
  /// The provider refuses a fresh access token.
  refused,
  /// The owner has to allow it anew.
  needsConsent,
  /// The organisation or the host's app does not allow it.
  forbidden,
  /// The provider forgot what happened, again and again.
  repairedTooOften,
  /// Mails were listed, and none could be taken in.
  nothingStored
}
