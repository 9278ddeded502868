/// A living workspace of invented people, for whoever looks at InviCRM for the first time: their
/// mail comes in through the door that all mail takes, the rest through the record's own services.
@ApplicationModule(
    allowedDependencies = {
      "tenancy",
      "jobs",
      "access",
      "people",
      "deals",
      "timeline",
      "sync",
      "slack"
    })
@NullMarked
package com.invicrm.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
