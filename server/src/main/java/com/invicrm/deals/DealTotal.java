package com.invicrm.deals;

import org.jspecify.annotations.Nullable;

/// How many deals stand in a stage, and what they come to in one currency.
///
/// @param amount null for those without an amount
public record DealTotal(DealStage stage, int deals, @Nullable Money amount) {}
