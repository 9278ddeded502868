package com.invicrm.access;

/// The workspace decides otherwise who becomes a contact; published inside the transaction that
/// changes it.
public record ContactPolicyChanged() {}
