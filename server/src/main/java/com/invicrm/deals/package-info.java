/// What is being sold: pipelines with their stages, and the deals that go through them.
@ApplicationModule(allowedDependencies = {"schema", "tenancy", "vault", "jobs", "access", "people"})
@NullMarked
package com.invicrm.deals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
