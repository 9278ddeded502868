package com.invicrm.jobs;

/// There is work: heard after the commit, so that this process need not wait for its next poll.
record Enqueued() {}
