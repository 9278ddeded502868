package com.invicrm.access;

import java.time.DayOfWeek;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What to change of a workspace; null leaves a setting as it is.
public record TenantChange(
    @Nullable String name,
    @Nullable String locale,
    @Nullable String timezone,
    @Nullable DayOfWeek weekStart,
    @Nullable List<DayOfWeek> workingDays,
    @Nullable String currency,
    @Nullable String phoneRegion,
    @Nullable ContactPolicy contactPolicy,
    @Nullable Boolean includeOwnDomain) {}
