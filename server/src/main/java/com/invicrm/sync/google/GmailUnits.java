package com.invicrm.sync.google;

import org.springframework.boot.context.properties.bind.DefaultValue;

/// What a call of the Gmail API costs, in units of Google's quota: as Google states it for projects
/// since May 2026, older ones pay less.
record GmailUnits(
    @DefaultValue("1") int getProfile,
    @DefaultValue("5") int messagesList,
    @DefaultValue("20") int messagesGet,
    @DefaultValue("40") int threadsGet,
    @DefaultValue("20") int attachmentsGet,
    @DefaultValue("2") int historyList,
    @DefaultValue("1") int labelsList,
    @DefaultValue("1") int sendAs,
    @DefaultValue("100") int watch,
    @DefaultValue("50") int stop) {}
