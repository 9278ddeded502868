package com.invicrm.jobs;

import java.util.UUID;

/// A job's data as it waits: whose it is, and the rest as JSON.
record Envelope(UUID tenant, String data) {}
