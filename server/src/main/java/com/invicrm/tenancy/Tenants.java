package com.invicrm.tenancy;

import java.util.Optional;

/// Binds work to a tenant: every transaction inside sees that tenant's rows and no others.
///
/// A scoped value does not cross executors: open it inside each task.
public final class Tenants {
  private static final ScopedValue<TenantId> CURRENT = ScopedValue.newInstance();

  private Tenants() {}

  /// Runs work for a tenant and returns what it returns.
  public static <R, X extends Throwable> R call(
      TenantId tenant, ScopedValue.CallableOp<? extends R, X> work) throws X {
    return ScopedValue.where(CURRENT, tenant).call(work);
  }

  /// Runs work for a tenant.
  public static void run(TenantId tenant, Runnable work) {
    ScopedValue.where(CURRENT, tenant).run(work);
  }

  /// The tenant of the running work, if any is bound.
  public static Optional<TenantId> current() {
    return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
  }

  /// The tenant of the running work.
  ///
  /// @throws IllegalStateException when none is bound: the caller forgot [#run]
  public static TenantId required() {
    return current()
        .orElseThrow(() -> new IllegalStateException("No tenant is bound to this work"));
  }
}
