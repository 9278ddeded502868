package com.invicrm.deals;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a deal is about, as it is written.
record Terms(
    String name,
    @Nullable UUID companyId,
    @Nullable Money amount,
    @Nullable LocalDate closeDate,
    @Nullable UUID ownerId) {}
