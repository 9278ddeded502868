package com.invicrm.access;

import org.jspecify.annotations.Nullable;

/// Somebody to invite.
///
/// @param name what they will be called; null lets them say it
public record NewInvite(String email, @Nullable String name, Role role) {}
