package com.invicrm.access;

/// A workspace's own sign-in provider, without its secret.
///
/// @param callbackUrl what the provider must be told
public record OidcSettings(String issuer, String clientId, String callbackUrl) {}
