package com.invicrm.sync;

import org.springframework.stereotype.Component;

/// The tables that mail from a provider is written to, beside the record.
@Component
record MailTables(ChannelStore channels, LedgerStore files, SettleStore settle, Sieves sieves) {}
