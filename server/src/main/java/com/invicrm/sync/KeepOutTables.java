package com.invicrm.sync;

import org.springframework.stereotype.Component;

/// The tables by which mail is kept out, and those that say so.
@Component
record KeepOutTables(
    MailboxStore mailboxes, MailLedgerStore ledger, IntegrationStore integrations, Sieves sieves) {}
