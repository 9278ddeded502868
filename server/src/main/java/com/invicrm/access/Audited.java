package com.invicrm.access;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that somebody did and that the audit log keeps: published inside the transaction that
/// does it, so that both stand or neither.
///
/// @param action `subject.verb` in the past, such as `contact.changed`
/// @param subjectId what it was done to
/// @param before the values before, any record; fields that are the same afterwards are left out
/// @param after the values since
/// @param by who did it, where that is not whoever is signed in
public record Audited(
    String action,
    @Nullable UUID subjectId,
    @Nullable Object before,
    @Nullable Object after,
    @Nullable UUID by) {
  /// What was done to something, without its values.
  public static Audited of(String action, @Nullable UUID subjectId) {
    return new Audited(action, subjectId, null, null, null);
  }

  /// Something that there is now.
  public static Audited made(String action, UUID subjectId, Object after) {
    return new Audited(action, subjectId, null, after, null);
  }

  /// Something that is otherwise now.
  public static Audited changed(String action, UUID subjectId, Object before, Object after) {
    return new Audited(action, subjectId, before, after, null);
  }

  /// The same, done by somebody who is not signed in yet.
  public Audited by(UUID user) {
    return new Audited(action, subjectId, before, after, user);
  }
}
