package com.invicrm.access;

import com.google.common.collect.ImmutableSet;

/// The permissions that operations ask for; `x-permission` in the contract uses the same names.
public final class Permission {
  public static final String ME = "me";
  public static final String RECORDS_READ = "records:read";
  public static final String RECORDS_WRITE = "records:write";
  public static final String MAIL_IMPORT = "mail:import";
  public static final String MAIL_UNDO = "mail:undo";
  public static final String PEOPLE_ERASE = "people:erase";
  public static final String USERS_MANAGE = "users:manage";
  public static final String TENANT_MANAGE = "tenant:manage";
  public static final String AUDIT_READ = "audit:read";

  /// All of them.
  public static final ImmutableSet<String> ALL =
      ImmutableSet.of(
          ME,
          RECORDS_READ,
          RECORDS_WRITE,
          MAIL_IMPORT,
          MAIL_UNDO,
          PEOPLE_ERASE,
          USERS_MANAGE,
          TENANT_MANAGE,
          AUDIT_READ);

  private Permission() {}
}
