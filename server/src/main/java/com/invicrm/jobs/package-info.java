/// Work that is done later: a small face over db-scheduler, in the same transaction as the data.
@ApplicationModule(allowedDependencies = {"tenancy"})
@NullMarked
package com.invicrm.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
