/// Who may do what: workspaces, users, sessions, tokens.
@ApplicationModule(allowedDependencies = {"schema", "tenancy", "vault", "nodes", "limits"})
@NullMarked
package com.invicrm.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
