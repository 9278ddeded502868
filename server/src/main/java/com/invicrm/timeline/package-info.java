/// What happened and what is to be done: messages, threads, activities, who may see them, and
/// tasks.
@ApplicationModule(
    allowedDependencies = {"schema", "tenancy", "vault", "jobs", "access", "people", "deals"})
@NullMarked
package com.invicrm.timeline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
