package com.invicrm.demo;

import com.invicrm.access.Role;
import com.invicrm.access.TenantChange;
import java.time.DayOfWeek;
import java.util.Map;

/// Harbour Trading: whose workspace the demo is.
final class Harbour {
  static final String NAME = "Harbour Trading";
  static final String SARA = "sara@harbour.example";
  static final String RAMI = "rami@harbour.example";

  /// She reads Arabic.
  static final String HUDA = "huda@harbour.example";

  static final Map<String, Role> ROLES =
      Map.of(SARA, Role.admin, RAMI, Role.rep, HUDA, Role.manager);

  private Harbour() {}

  static TenantChange settings() {
    return new TenantChange(
        null, null, null, DayOfWeek.SUNDAY, Days.WORKING, "KWD", "KW", null, null);
  }
}
