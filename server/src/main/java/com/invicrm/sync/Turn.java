package com.invicrm.sync;

/// What a [MailSource] is given for one turn at a mailbox: the key to it, and how much it may ask.
public interface Turn {
  /// The access token.
  String token();

  /// Another access token than one that was refused; the same for all who ask at once.
  ///
  /// @throws SourceException.NeedsConsent when the owner has to allow it anew
  String tokenAfter(String refused);

  /// Waits until so many units may be spent, and spends them.
  ///
  /// @throws SourceException.TurnOver when that would take longer than the turn
  void spend(int units);

  /// How many calls may be under way at once, now.
  int atOnce();
}
