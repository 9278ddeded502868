package com.invicrm.jobs;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A job's data as it waits: whose it is, if that is known yet, and the rest as JSON.
record Envelope(@Nullable UUID tenant, String data) {}
