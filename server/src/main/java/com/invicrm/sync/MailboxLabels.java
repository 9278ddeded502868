package com.invicrm.sync;

import com.invicrm.access.Viewer;
import com.invicrm.sync.HealthStore.Row;
import com.invicrm.tenancy.CrmException;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// The labels of mailboxes, as their providers have them now.
@Component
public class MailboxLabels {
  private final Integrations integrations;
  private final MailboxSources sources;
  private final TokenKeeper tokens;
  private final ProjectUnits units;

  MailboxLabels(
      Integrations integrations, MailboxSources sources, TokenKeeper tokens, ProjectUnits units) {
    this.integrations = integrations;
    this.sources = sources;
    this.tokens = tokens;
    this.units = units;
  }

  /// All of them.
  ///
  /// @throws CrmException.NotFound when there is no such mailbox
  /// @throws CrmException.Forbidden when it is a colleague's
  /// @throws CrmException.Conflict when the provider cannot be asked now, with the reason
  public List<MailSource.Label> of(Viewer viewer, UUID id) {
    Row row = integrations.own(viewer, id);
    if (row.channel().coolUntil().filter(row.now()::isBefore).isPresent()) {
      throw away("The provider asked for patience with this mailbox.");
    }
    try {
      return sources.open(row.channel().kind(), new Asking(row)).labels();
    } catch (SourceException e) {
      throw away(String.valueOf(e.getMessage()));
    }
  }

  private static CrmException.Conflict away(String why) {
    return new CrmException.Conflict("The labels cannot be had just now. " + why, null);
  }

  /// One call, and no turn: what it costs is spent of all mailboxes' units alone.
  private final class Asking implements Turn {
    private final Row row;

    private Asking(Row row) {
      this.row = row;
    }

    @Override
    public String token() {
      return tokens.token(row.id());
    }

    @Override
    public String tokenAfter(String refused) {
      return tokens.tokenAfter(row.id(), refused);
    }

    @Override
    public void spend(int cost) {
      units.spend(row.channel().kind(), cost);
    }

    @Override
    public int atOnce() {
      return 1;
    }
  }
}
