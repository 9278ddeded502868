/// The HTTP surface: controllers, problem details, live updates, the web app.
@ApplicationModule(
    allowedDependencies = {
      "schema",
      "tenancy",
      "jobs",
      "access",
      "people",
      "deals",
      "timeline",
      "capture",
      "sync",
      "ask"
    })
@NullMarked
package com.invicrm.rest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
