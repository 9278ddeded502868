package com.invicrm.slack;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.invicrm.access.Viewer;
import com.invicrm.slack.LinkTokens.Claim;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Links somebody in Slack with the user who is signed in.
@Component
class Links {
  /// What became of a link.
  enum Outcome {
    linked,
    /// Too old, or never ours.
    expired,
    /// Good once.
    used,
    /// Their Slack workspace is not connected with the user's.
    elsewhere
  }

  private final LinkTokens tokens;
  private final SlackTeams teams;
  private final Seen seen;

  Links(LinkTokens tokens, SlackTeams teams, Seen seen) {
    this.tokens = tokens;
    this.teams = teams;
    this.seen = seen;
  }

  @Transactional
  Outcome link(Viewer viewer, String token) {
    Optional<Claim> opened = tokens.open(token);
    if (opened.isEmpty()) return Outcome.expired;
    Claim claim = opened.get();
    Sender from = claim.from();
    if (!teams.tenantOf(from.team()).equals(Optional.of(viewer.tenant()))) return Outcome.elsewhere;
    if (!seen.isFirst(claim.id().toString().getBytes(US_ASCII), claim.goodUntil()))
      return Outcome.used;
    teams.link(from.team(), from.user(), viewer.userId());
    return Outcome.linked;
  }
}
