/// The HTTP surface: controllers, problem details, live updates, the web app.
@ApplicationModule(
    allowedDependencies = {
      "schema",
      "tenancy",
      "nodes",
      "limits",
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
