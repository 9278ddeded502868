/// A question in words becomes a checked plan, SQL, and an answer.
@ApplicationModule(
    allowedDependencies = {"schema", "tenancy", "access", "people", "deals", "timeline"})
@NullMarked
package com.invicrm.ask;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
