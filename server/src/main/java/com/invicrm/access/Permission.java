package com.invicrm.access;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;

/// The permissions that operations ask for; `x-permission` in the contract uses the same names.
public final class Permission {
  /// Seeing one's own account.
  public static final String ME = "me";

  /// Changing one's own account: password, second step, sessions, keys. No key reaches this.
  public static final String ME_WRITE = "me:write";

  public static final String RECORDS_READ = "records:read";
  public static final String RECORDS_WRITE = "records:write";

  /// Records of colleagues too, and what all share: pipelines, the names of tags.
  public static final String RECORDS_MANAGE = "records:manage";

  public static final String MAIL_IMPORT = "mail:import";
  public static final String MAIL_UNDO = "mail:undo";
  public static final String PEOPLE_ERASE = "people:erase";

  /// Deciding who gets in, how, and as what. No key reaches this.
  public static final String USERS_MANAGE = "users:manage";

  public static final String TENANT_MANAGE = "tenant:manage";
  public static final String AUDIT_READ = "audit:read";

  /// All of them.
  public static final ImmutableSet<String> ALL =
      ImmutableSet.of(
          ME,
          ME_WRITE,
          RECORDS_READ,
          RECORDS_WRITE,
          RECORDS_MANAGE,
          MAIL_IMPORT,
          MAIL_UNDO,
          PEOPLE_ERASE,
          USERS_MANAGE,
          TENANT_MANAGE,
          AUDIT_READ);

  /// Those that an API key may have.
  public static final ImmutableSet<String> SCOPES =
      ImmutableSet.copyOf(Sets.difference(ALL, ImmutableSet.of(ME_WRITE, USERS_MANAGE)));

  private Permission() {}
}
