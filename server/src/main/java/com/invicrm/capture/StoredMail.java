package com.invicrm.capture;

import com.google.common.collect.ImmutableSet;
import com.invicrm.timeline.LyingMail;
import com.invicrm.timeline.LyingMail.Lying;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Mail that was captured, as rules about whole mailboxes look at it again.
@Component
public class StoredMail {
  private final LyingMail mail;

  StoredMail(LyingMail mail) {
    this.mail = mail;
  }

  /// A mail in a channel.
  ///
  /// @param addresses in From, To, Cc and Bcc
  public record Stored(String providerId, Set<String> labels, Set<String> addresses) {
    public Stored {
      labels = ImmutableSet.copyOf(labels);
      addresses = ImmutableSet.copyOf(addresses);
    }

    static Stored of(Lying mail) {
      return new Stored(mail.providerId(), mail.labels(), mail.addresses());
    }
  }

  /// Those behind an id, in order of their ids.
  public List<Stored> page(UUID channel, String after, int limit) {
    return mail.page(channel, after, limit).stream().map(Stored::of).toList();
  }

  /// Of these ids those that lie there.
  public List<Stored> of(UUID channel, Collection<String> ids) {
    return mail.of(channel, ids).stream().map(Stored::of).toList();
  }
}
