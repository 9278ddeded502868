package com.invicrm.access;

import com.invicrm.tenancy.TenantId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What is asked before the tenant is known: where a name that another system gives belongs.
@Component
public class Directory {
  /// Where a key belongs.
  ///
  /// @param subjectId what it names, within that tenant
  public record Entry(TenantId tenant, UUID subjectId) {}

  private final DirectoryStore store;

  Directory(DirectoryStore store) {
    this.store = store;
  }

  /// Where a key of a kind, such as `slack_team`, belongs.
  @Transactional(readOnly = true)
  public Optional<Entry> find(String kind, String key) {
    return store.find(kind, key);
  }

  /// Claims a key for the running tenant; false when it is claimed already, here or elsewhere.
  @Transactional
  public boolean claim(String kind, String key, UUID subjectId) {
    return store.claim(kind, key, subjectId);
  }
}
