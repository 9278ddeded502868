package com.invicrm.people;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A company as it stands beside a person.
///
/// @param domain its main domain, if any is known
public record CompanyRef(UUID id, String name, @Nullable String domain) {}
