package com.invicrm.people;

import java.util.UUID;

/// A person as they stand beside something else.
public record ContactRef(UUID id, String displayName) {}
