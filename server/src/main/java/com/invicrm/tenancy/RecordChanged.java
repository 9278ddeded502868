package com.invicrm.tenancy;

import java.util.Optional;
import java.util.UUID;

/// News for whoever shows records: published inside the transaction that changes one, heard after
/// its commit.
///
/// @param kind `contact`, `company`, `deal`, `pipeline`, `task`, `tag`, `activity`, `import`,
///   `integration`, `sharing`, `accessRequest` or `erasure`
/// @param id the record; empty when many changed at once
public record RecordChanged(TenantId tenant, String kind, Optional<UUID> id) {
  /// One record of the running work's tenant.
  public static RecordChanged one(String kind, UUID id) {
    return new RecordChanged(Tenants.required(), kind, Optional.of(id));
  }

  /// Many records of the running work's tenant.
  public static RecordChanged many(String kind) {
    return new RecordChanged(Tenants.required(), kind, Optional.empty());
  }
}
