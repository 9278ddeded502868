package com.invicrm.rest.v1;

import com.invicrm.access.Role;
import com.invicrm.access.Tenant;
import com.invicrm.access.User;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// Shapes of the contract that several operations answer with.
final class Shapes {
  /// A user of the workspace.
  record UserJson(
      UUID id,
      String email,
      String name,
      Role role,
      User.Status status,
      String locale,
      String timezone) {
    static UserJson of(User user) {
      return new UserJson(
          user.id(),
          user.email(),
          user.name(),
          user.role(),
          user.status(),
          user.locale(),
          user.timezone());
    }
  }

  /// A workspace; days in lower case.
  record TenantJson(
      UUID id,
      String name,
      String locale,
      String timezone,
      String weekStart,
      List<String> workingDays,
      String currency,
      String phoneRegion,
      String contactPolicy,
      boolean includeOwnDomain) {
    static TenantJson of(Tenant tenant) {
      return new TenantJson(
          tenant.id(),
          tenant.name(),
          tenant.locale(),
          tenant.timezone(),
          lower(tenant.weekStart()),
          tenant.workingDays().stream().map(TenantJson::lower).toList(),
          tenant.currency(),
          tenant.phoneRegion(),
          tenant.contactPolicy().name(),
          tenant.includeOwnDomain());
    }

    private static String lower(DayOfWeek day) {
      return day.name().toLowerCase(Locale.ROOT);
    }
  }

  private Shapes() {}
}
