/// Sealing and opening secrets: keysets of the installation and of each tenant, under the master
/// key.
@ApplicationModule(allowedDependencies = {"schema", "tenancy"})
@NullMarked
package com.invicrm.vault;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
