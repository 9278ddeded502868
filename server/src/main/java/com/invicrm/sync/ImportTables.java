package com.invicrm.sync;

import org.springframework.stereotype.Component;

/// What an import reads and writes of its room.
@Component
record ImportTables(
    ImportStore imports,
    ImportProblemStore problems,
    LedgerStore ledger,
    IntegrationStore integrations,
    Sieves sieves) {}
