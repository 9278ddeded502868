package com.invicrm.deals;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a person writes down about a stage, at its place in the pipeline.
///
/// @param id of a stage that is there and keeps what is not given; null for a new one
/// @param kind open when a new stage gives none
/// @param probability that of its kind when none is given
public record StageEdit(
    @Nullable UUID id,
    @Nullable String name,
    @Nullable DealStatus kind,
    @Nullable Integer probability) {}
