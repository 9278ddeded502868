package com.invicrm.sync;

import java.util.UUID;

/// A mail that could not be read: where, what, what to do.
public record ImportProblem(UUID id, String where, String what, String whatToDo) {}
