package com.invicrm.access;

import com.invicrm.tenancy.TenantId;
import java.util.UUID;

/// Whoever is signed in: in whose name something is read or written.
///
/// @param sessionId the token's `sid`
public record Viewer(TenantId tenant, UUID userId, UUID sessionId, Role role) {}
