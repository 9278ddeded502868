package com.invicrm;

/// Where the record lives, and its two logins: the owner migrates, the user runs under row level
/// security.
record DatabaseAddress(
    String url, String ownerUser, String ownerPassword, String user, String password) {
  @Override
  public String toString() {
    return "DatabaseAddress[" + user + " at " + url.replaceAll("\\?.*", "") + "]";
  }
}
