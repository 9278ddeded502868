/// Mailboxes, their ledger, and the files and providers that mail comes from.
@ApplicationModule(
    allowedDependencies = {
      "schema",
      "tenancy",
      "vault",
      "jobs",
      "access",
      "capture",
      "capture :: mime"
    })
@NullMarked
package com.invicrm.sync;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
