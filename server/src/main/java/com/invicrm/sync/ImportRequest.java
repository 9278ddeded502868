package com.invicrm.sync;

import com.invicrm.access.ContactPolicy;
import java.util.List;
import java.util.Optional;

/// What somebody wants imported.
///
/// @param owner the mailbox's address; need not be a user
/// @param aliases further addresses of the owner
/// @param policy who becomes a contact; the workspace's when empty
/// @param includeOwnDomain whether colleagues do too; the workspace's when empty
public record ImportRequest(
    String fileName,
    String owner,
    List<String> aliases,
    Optional<ContactPolicy> policy,
    Optional<Boolean> includeOwnDomain,
    Import.Mode mode) {
  public ImportRequest {
    aliases = List.copyOf(aliases);
  }
}
