package com.invicrm.timeline;

import com.google.common.collect.ImmutableSet;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What a mailbox's mails say of themselves to rules, not to people.
@Component
@Transactional(readOnly = true)
public class LyingMail {
  private final LyingMailStore store;

  LyingMail(LyingMailStore store) {
    this.store = store;
  }

  /// A mail in a mailbox.
  ///
  /// @param addresses in From, To, Cc and Bcc
  public record Lying(String providerId, Set<String> labels, Set<String> addresses) {
    public Lying {
      labels = ImmutableSet.copyOf(labels);
      addresses = ImmutableSet.copyOf(addresses);
    }
  }

  /// Those behind an id, in order of their ids.
  public List<Lying> page(UUID channel, String after, int limit) {
    return store.page(channel, after, limit);
  }

  /// Of these ids those that lie there.
  public List<Lying> of(UUID channel, Collection<String> ids) {
    return store.of(channel, ids);
  }
}
