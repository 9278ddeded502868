package com.invicrm.tenancy;

import java.util.UUID;

/// The workspace that a piece of work belongs to.
public record TenantId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
