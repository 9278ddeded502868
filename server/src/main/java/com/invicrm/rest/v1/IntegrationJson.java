package com.invicrm.rest.v1;

import com.invicrm.access.ContactPolicy;
import com.invicrm.access.Viewer;
import com.invicrm.rest.v1.DealShapes.UserRefJson;
import com.invicrm.sync.Integration;
import com.invicrm.sync.Integration.Counts;
import com.invicrm.sync.Integration.Problem;
import com.invicrm.sync.Integration.Progress;
import com.invicrm.sync.Integration.Rules;
import com.invicrm.sync.Integration.State;
import com.invicrm.sync.MailSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A mailbox at a provider as the contract has it.
record IntegrationJson(
    UUID id,
    String provider,
    String address,
    UserRefJson owner,
    boolean mine,
    State state,
    @Nullable Instant connectedAt,
    CountsJson counts,
    @Nullable Double progress,
    @Nullable Long etaSeconds,
    @Nullable Instant lastSuccessAt,
    @Nullable Instant nextRunAt,
    @Nullable Instant coolUntil,
    int unitsLeft,
    int unitsPerMinute,
    @Nullable TroubleJson trouble,
    @Nullable AuditJson audit,
    RulesJson settings) {

  /// What became of its mails.
  record CountsJson(
      int seen,
      int imported,
      int merged,
      Map<String, Integer> skipped,
      int gone,
      int pending,
      int poison,
      int contacts,
      int companies) {
    static CountsJson of(Counts c) {
      return new CountsJson(
          c.seen(),
          c.imported(),
          c.merged(),
          c.skipped(),
          c.gone(),
          c.pending(),
          c.poison(),
          c.contacts(),
          c.companies());
    }
  }

  /// What stands in the way, in words.
  record TroubleJson(String code, String what, String whatToDo, @Nullable Instant since) {
    static TroubleJson of(Integration.Hindrance hindrance) {
      TroubleWords words = TroubleWords.of(hindrance.code());
      return new TroubleJson(
          hindrance.code(), words.what(), words.whatToDo(), hindrance.since().orElse(null));
    }
  }

  /// What the last audit found.
  record AuditJson(Instant at, int listed, int missing, int extra) {}

  /// What is read of it, and who becomes a contact.
  record RulesJson(
      List<String> labelsOnly,
      List<String> labelsWithout,
      boolean skipInternal,
      @Nullable ContactPolicy contactPolicy,
      @Nullable Boolean includeOwnDomain) {
    static RulesJson of(Rules r) {
      return new RulesJson(
          r.only().stream().sorted().toList(),
          r.without().stream().sorted().toList(),
          r.internal() == Integration.Internal.skipped,
          r.policy().orElse(null),
          r.includeOwnDomain().orElse(null));
    }
  }

  /// All that the viewer may see.
  ///
  /// @param google whether mailboxes at Google can be connected
  record AllJson(List<IntegrationJson> data, boolean google) {}

  /// Where the browser goes.
  record ConnectJson(String authorizationUrl) {}

  /// A mail that could not be read.
  record ProblemJson(String id, @Nullable Instant receivedAt, String reason) {
    static ProblemJson of(Problem p) {
      return new ProblemJson(p.id(), p.receivedAt().orElse(null), p.reason());
    }
  }

  /// The labels of a mailbox.
  record LabelsJson(List<MailSource.Label> data) {}

  /// How many mails are fetched again.
  record RetriedJson(int mails) {}

  /// A mailbox that was disconnected.
  ///
  /// @param toldProvider whether the provider took the consent back
  record DisconnectedJson(IntegrationJson integration, boolean toldProvider) {}

  static IntegrationJson of(Integration i, Viewer viewer, Map<UUID, String> names) {
    Progress progress = i.progress();
    return new IntegrationJson(
        i.id(),
        i.provider(),
        i.address(),
        new UserRefJson(i.userId(), names.getOrDefault(i.userId(), "")),
        i.userId().equals(viewer.userId()),
        i.state(),
        i.connectedAt().orElse(null),
        CountsJson.of(i.counts()),
        progress.share().isPresent() ? (Double) progress.share().getAsDouble() : null,
        progress.left().map(Duration::toSeconds).orElse(null),
        i.times().lastSuccess().orElse(null),
        i.times().nextRun().orElse(null),
        i.times().coolUntil().orElse(null),
        progress.units(),
        progress.unitsAMinute(),
        i.hindrance().map(TroubleJson::of).orElse(null),
        i.audit().map(a -> new AuditJson(a.at(), a.listed(), a.missing(), a.extra())).orElse(null),
        RulesJson.of(i.rules()));
  }
}
