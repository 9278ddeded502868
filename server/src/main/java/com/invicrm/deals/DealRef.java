package com.invicrm.deals;

import java.util.UUID;

/// A deal as it stands beside something else.
public record DealRef(UUID id, String name) {}
