package com.invicrm.capture;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An address seen in a mailbox, and whether it is a contact and why.
///
/// @param integrationId the mailbox
/// @param name the best name seen beside it; may be empty
/// @param inbound unique mails from it
/// @param outbound unique mails to it
/// @param latest the newest of them; null when none has a date that can be
/// @param contactId the contact that the address belongs to, if any
/// @param decision `contact` or `none`
/// @param reason the rule: wroteTo, everyone, known, ownDomain, neverWroteTo, massMail, automated,
///   role, policyOff, deleted
public record Correspondent(
    UUID integrationId,
    String address,
    String name,
    int inbound,
    int outbound,
    @Nullable Instant latest,
    @Nullable UUID contactId,
    String decision,
    String reason) {}
