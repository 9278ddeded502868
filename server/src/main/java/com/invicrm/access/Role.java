package com.invicrm.access;

import static com.invicrm.access.Permission.MAIL_IMPORT;
import static com.invicrm.access.Permission.MAIL_UNDO;
import static com.invicrm.access.Permission.ME;
import static com.invicrm.access.Permission.ME_WRITE;
import static com.invicrm.access.Permission.PEOPLE_ERASE;
import static com.invicrm.access.Permission.RECORDS_MANAGE;
import static com.invicrm.access.Permission.RECORDS_READ;
import static com.invicrm.access.Permission.RECORDS_WRITE;

import com.google.common.collect.ImmutableSet;
import java.util.Set;

/// What a user is in the workspace; the one table that maps roles to permissions.
public enum Role {
  admin(Permission.ALL),
  manager(
      ImmutableSet.of(
          ME,
          ME_WRITE,
          RECORDS_READ,
          RECORDS_WRITE,
          RECORDS_MANAGE,
          MAIL_IMPORT,
          MAIL_UNDO,
          PEOPLE_ERASE)),
  rep(ImmutableSet.of(ME, ME_WRITE, RECORDS_READ, RECORDS_WRITE, MAIL_IMPORT, MAIL_UNDO));

  private final ImmutableSet<String> permissions;

  Role(ImmutableSet<String> permissions) {
    this.permissions = permissions;
  }

  /// The permissions of this role, as named in [Permission].
  public Set<String> permissions() {
    return permissions;
  }
}
