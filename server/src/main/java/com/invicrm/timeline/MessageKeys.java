package com.invicrm.timeline;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/// Which message a key belongs to.
interface MessageKeys {
  /// The messages of these keys; keys of none are missing.
  Map<String, UUID> find(Collection<String> keys);

  /// Writes keys that are not there; answers those that another worker wrote meanwhile, with
  /// theirs.
  Map<String, UUID> claim(Map<String, UUID> keys);

  /// Makes keys that were just written name other messages.
  void point(Map<String, UUID> keys);
}
