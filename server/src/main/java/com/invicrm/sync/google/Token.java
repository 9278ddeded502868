package com.invicrm.sync.google;

/// A token, which nobody gets to see by accident.
public record Token(String secret) {
  @Override
  public String toString() {
    return "Token[]";
  }
}
