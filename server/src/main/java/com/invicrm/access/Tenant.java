package com.invicrm.access;

import java.time.DayOfWeek;
import java.util.List;
import java.util.UUID;

/// A workspace and its settings.
///
/// @param currency ISO 4217
/// @param phoneRegion ISO 3166, for numbers written without a country
public record Tenant(
    UUID id,
    String name,
    String locale,
    String timezone,
    DayOfWeek weekStart,
    List<DayOfWeek> workingDays,
    String currency,
    String phoneRegion,
    ContactPolicy contactPolicy,
    boolean includeOwnDomain) {}
