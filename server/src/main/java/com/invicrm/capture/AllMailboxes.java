package com.invicrm.capture;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// The mailboxes that mail was captured from; whoever reads them knows them.
public interface AllMailboxes {
  /// All of them with the rules that hold for each now, locked against capture until the caller's
  /// transaction ends.
  List<Mailbox> lock();

  /// Of these addresses those that are somebody's own, with the channels of their mailboxes.
  Map<String, Set<UUID>> owned(Collection<String> addresses);

  /// How many rules about whose mail is kept name somebody by one of these addresses.
  int rulesNaming(Collection<String> addresses);

  /// Takes those rules away; how many.
  int maskRules(Collection<String> addresses);

  /// Blots somebody out of the names of files that mail came from.
  ///
  /// @param words what to look for
  /// @return of how many
  int maskFiles(Collection<String> words, UnaryOperator<String> blot);
}
