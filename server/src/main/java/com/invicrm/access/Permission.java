package com.invicrm.access;

/// The permissions that operations ask for; `x-permission` in the contract uses the same names.
public final class Permission {
  public static final String ME = "me";
  public static final String RECORDS_READ = "records:read";
  public static final String RECORDS_WRITE = "records:write";
  public static final String MAIL_IMPORT = "mail:import";
  public static final String MAIL_UNDO = "mail:undo";
  public static final String USERS_MANAGE = "users:manage";
  public static final String TENANT_MANAGE = "tenant:manage";

  private Permission() {}
}
