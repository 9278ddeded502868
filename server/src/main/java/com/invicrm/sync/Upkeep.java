package com.invicrm.sync;

import org.springframework.stereotype.Component;

/// What decides when a mailbox is audited, repaired, watched and left in peace.
@Component
record Upkeep(Audits audits, Repairs repairs, Patience patience, Watches watches) {}
