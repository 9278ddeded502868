/// Contacts and companies: who they are, how to reach them, where they work.
@ApplicationModule(allowedDependencies = {"schema", "tenancy", "vault", "jobs", "access"})
@NullMarked
package com.invicrm.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
