/// How often somebody may: counts within windows, in memory or, for several processes, in Redis.
@ApplicationModule(allowedDependencies = {"tenancy", "nodes"})
@NullMarked
package com.invicrm.limits;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
