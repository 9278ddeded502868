package com.invicrm.access;

/// A new workspace and its first admin.
public record Registration(
    String tenantName, String name, String email, String password, String locale, String timezone) {
  @Override
  public String toString() {
    return "Registration[" + tenantName + "]";
  }
}
