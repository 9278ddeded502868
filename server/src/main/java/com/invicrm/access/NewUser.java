package com.invicrm.access;

/// A colleague to add.
public record NewUser(String name, String email, String password, Role role) {
  @Override
  public String toString() {
    return "NewUser[" + role + "]";
  }
}
