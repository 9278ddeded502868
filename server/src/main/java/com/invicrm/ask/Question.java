package com.invicrm.ask;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;

/// A question as it was asked.
///
/// @param now wall-clock time in `zone`
/// @param locale the language to answer in
public record Question(String text, LocalDateTime now, ZoneId zone, Locale locale) {}
