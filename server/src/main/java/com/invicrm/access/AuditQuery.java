package com.invicrm.access;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Which part of the audit log is asked for; what is empty narrows nothing.
///
/// @param action a whole action, or the part before its dot
/// @param from the first instant
/// @param to the first instant after
/// @param cursor where the page before ended
public record AuditQuery(
    Optional<UUID> userId,
    Optional<UUID> subjectId,
    Optional<String> action,
    Optional<Instant> from,
    Optional<Instant> to,
    Optional<String> cursor,
    int limit) {}
