package com.invicrm.capture.mime;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A mail, decoded: the same form from whatever source.
///
/// @param headers all fields of its header, in order
/// @param subject decoded, on one line; empty when there is none
/// @param date what the Date field says, however absurd; null when missing or not a date
/// @param addresses who stands in the address fields
/// @param body what it says
public record Mail(
    Headers headers, String subject, @Nullable Instant date, Addresses addresses, Body body) {}
