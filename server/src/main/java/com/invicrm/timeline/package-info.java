/// What happened: messages, threads, activities, and who may see them.
@ApplicationModule(
    allowedDependencies = {"schema", "tenancy", "vault", "jobs", "access", "people", "deals"})
@NullMarked
package com.invicrm.timeline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
