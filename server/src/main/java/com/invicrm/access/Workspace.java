package com.invicrm.access;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The workspace's own settings.
@Component
@Transactional(readOnly = true)
public class Workspace {
  private final TenantStore store;

  Workspace(TenantStore store) {
    this.store = store;
  }

  /// The workspace of the running work.
  public Tenant current() {
    return store.current();
  }

  /// Changes what is given.
  @Transactional
  public Tenant change(TenantChange change) {
    store.change(change);
    return store.current();
  }
}
