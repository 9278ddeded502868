package com.invicrm.capture;

import com.google.common.collect.ImmutableSet;
import com.invicrm.access.ContactPolicy;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The mailbox that mail is captured from.
///
/// @param id the integration
/// @param channelId what is read of it
/// @param userId whose it is; null when the owner is no user
/// @param addresses the owner's own addresses, normalised
/// @param rules who becomes a contact from it
public record Mailbox(
    UUID id, UUID channelId, @Nullable UUID userId, Set<String> addresses, ContactRules rules) {
  public Mailbox {
    addresses = ImmutableSet.copyOf(addresses);
  }

  /// Which correspondents become contacts.
  public record ContactRules(ContactPolicy policy, OwnDomain ownDomain) {}

  /// Whether colleagues, who write from the owner's own domain, become contacts too.
  public enum OwnDomain {
    excluded,
    included
  }
}
