package com.invicrm.access;

import java.time.Instant;

/// A fresh sign-in: the token, when it ends, whose it is.
public record SignedIn(String token, Instant expiresAt, User user, Tenant tenant) {
  @Override
  public String toString() {
    return "SignedIn[" + user.id() + "]";
  }
}
