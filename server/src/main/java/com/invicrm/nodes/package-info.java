/// What the processes of one installation share beside the database: a Redis, when there is one.
@ApplicationModule(allowedDependencies = {"tenancy"})
@NullMarked
package com.invicrm.nodes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
