package com.invicrm.sync;

import com.google.common.collect.ImmutableList;
import com.invicrm.sync.MailSource.Count;
import java.time.Instant;
import java.util.List;

/// How many mails would come of a mailbox that waits for its owner.
///
/// @param since of how far back
/// @param total all of them
/// @param kept those that its labels let in
/// @param parts of all, by what may decide about them; a mail may be in several
/// @param uncounted rules whose mail the provider cannot count
public record Preview(
    Instant at, Instant since, Count total, Count kept, List<Part> parts, int uncounted) {
  public Preview {
    parts = ImmutableList.copyOf(parts);
  }

  /// A part of them.
  ///
  /// @param id the label's, or the rule's pattern
  public record Part(Kind kind, String id, String name, Count count) {}

  /// What a part is told by.
  public enum Kind {
    /// A label of the provider's.
    label,
    /// A label of the owner's own.
    ownLabel,
    neverLog
  }
}
