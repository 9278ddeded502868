/// Slack: what it signs is taken at once and answered later, where it said; who somebody in Slack
/// is here.
@ApplicationModule(
    allowedDependencies = {"schema", "tenancy", "vault", "limits", "jobs", "access", "ask"})
@NullMarked
package com.invicrm.slack;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
