package com.invicrm.sync;

import com.invicrm.sync.files.Checkpoint;

/// How far an import is: committed with each batch, so that it goes on exactly there.
///
/// @param version of its row: whoever finds another one than they wrote has been replaced
record Standing(
    Import.Counts counts,
    Checkpoint checkpoint,
    long bytesRead,
    double bytesPerSecond,
    int version) {}
