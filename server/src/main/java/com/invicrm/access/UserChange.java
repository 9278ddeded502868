package com.invicrm.access;

import org.jspecify.annotations.Nullable;

/// What an admin changes of a user; null leaves it as it is.
public record UserChange(
    @Nullable String name, @Nullable Role role, User.@Nullable Status status) {}
