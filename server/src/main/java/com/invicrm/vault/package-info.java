/// Sealing and opening secrets under the installation's master key.
@ApplicationModule(allowedDependencies = {"tenancy"})
@NullMarked
package com.invicrm.vault;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
