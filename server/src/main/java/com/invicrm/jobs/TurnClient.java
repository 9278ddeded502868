package com.invicrm.jobs;

import com.github.kagkarlsson.scheduler.SchedulerClient;

/// The client that writes to the table of turns; another one writes to the table of jobs.
record TurnClient(SchedulerClient scheduler) {}
