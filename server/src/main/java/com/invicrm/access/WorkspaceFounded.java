package com.invicrm.access;

/// A workspace was made: published inside the transaction that makes it, so that rooms above put in
/// what each workspace begins with.
///
/// @param locale language of texts: `en` or `ar`
/// @param source what made it, `person` or `demo`
public record WorkspaceFounded(String locale, String source) {}
