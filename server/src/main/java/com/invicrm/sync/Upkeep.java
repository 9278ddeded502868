package com.invicrm.sync;

import org.springframework.stereotype.Component;

/// What decides when a mailbox is audited, repaired, watched, left in peace and closed.
@Component
record Upkeep(
    Audits audits, Repairs repairs, Patience patience, Watches watches, CloseMailbox closing) {}
