package com.invicrm.sync;

import com.invicrm.access.Viewer;
import com.invicrm.sync.Integration.Data;
import com.invicrm.sync.Integration.Disconnected;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Disconnecting a mailbox: here at once, and at the provider as far as it answers.
@Component
public class DisconnectMailbox {
  private static final Logger LOG = LoggerFactory.getLogger(DisconnectMailbox.class);

  private final MailboxControls controls;
  private final Integrations integrations;
  private final TokenKeeper tokens;
  private final MailConsent consent;

  DisconnectMailbox(
      MailboxControls controls,
      Integrations integrations,
      TokenKeeper tokens,
      MailConsent consent) {
    this.controls = controls;
    this.integrations = integrations;
    this.tokens = tokens;
    this.consent = consent;
  }

  /// Disconnects it; what came of it stays or is taken back.
  ///
  /// @throws com.invicrm.tenancy.CrmException.NotFound when there is none
  /// @throws com.invicrm.tenancy.CrmException.Forbidden when it is a colleague's and the viewer
  ///   does not manage users
  /// @throws com.invicrm.tenancy.CrmException.Conflict when there is nothing to be done
  @Transactional(propagation = Propagation.NEVER)
  public Disconnected disconnect(Viewer viewer, UUID id, Data data) {
    Optional<String> refresh = controls.cut(viewer, id, data);
    tokens.forget(id);
    boolean told = refresh.map(this::revoked).orElse(true);
    return new Disconnected(integrations.read(viewer, id), told);
  }

  private boolean revoked(String refresh) {
    try {
      return consent.revoke(refresh);
    } catch (SourceException e) {
      LOG.info("A consent was not taken back at the provider: {}", e.getMessage());
      return false;
    }
  }
}
