/// Whose data this is: the tenant of the running work, told to PostgreSQL with every transaction.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package com.invicrm.tenancy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
