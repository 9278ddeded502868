package com.invicrm.bench;

import java.util.List;
import java.util.Optional;

/// One operation over so many connections, measured.
///
/// @param cpu seconds used meanwhile; empty where `/proc` cannot tell
record Sample(
    Operation operation,
    int connections,
    Load.Outcome outcome,
    Optional<Cpu> cpu,
    List<Scans.Scan> scans) {}
