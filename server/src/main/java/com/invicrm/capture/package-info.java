/// A raw message becomes participants, contact, company, thread and activity; idempotent.
@ApplicationModule(
    allowedDependencies = {
      "schema",
      "tenancy",
      "jobs",
      "access",
      "people",
      "timeline",
      "capture :: mime"
    })
@NullMarked
package com.invicrm.capture;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
