package com.invicrm.deals;

import java.util.UUID;

/// A step of a pipeline.
///
/// @param probability per cent of the deals that stand here that are won in the end
public record Stage(UUID id, String name, DealStatus kind, int probability) {}
