package com.invicrm.sync;

import com.invicrm.sync.Lease.Pace;
import java.time.Instant;
import java.util.Optional;

/// How a turn ended.
///
/// @param due when the next is due
/// @param coolUntil nobody may ask the provider about the mailbox before
/// @param strikes times in a row that the provider asked for patience
/// @param failures turns in a row that failed otherwise
/// @param trouble what stands in the way
record Ending(
    Instant due,
    Optional<Instant> coolUntil,
    int strikes,
    int failures,
    Optional<Trouble> trouble,
    Pace pace) {}
