package com.invicrm.sync;

import com.invicrm.sync.Lease.Pace;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The transactions of a look at a mailbox before it is read.
@Component
@Transactional
class PreviewDesk {
  private static final Duration GOOD = Duration.ofMinutes(5);

  private final PreviewStore previews;
  private final ChannelStore channels;
  private final LogRuleStore rules;
  private final Patience patience;

  PreviewDesk(PreviewStore previews, ChannelStore channels, LogRuleStore rules, Patience patience) {
    this.previews = previews;
    this.channels = channels;
    this.rules = rules;
    this.patience = patience;
  }

  @Transactional(readOnly = true)
  public Optional<Preview> remembered(UUID channel) {
    return previews.known(channel, GOOD);
  }

  @Transactional(readOnly = true)
  public List<LogPattern> rules(UUID user) {
    return rules.patterns(user);
  }

  /// Keeps what was counted, and how much of the pace it took.
  public void remember(Lease lease, MailboxTurn turn, Preview preview) {
    Pace pace = turn.faster();
    previews.keep(lease, preview);
    channels.settle(
        lease, new Ending(patience.in(GOOD), Optional.empty(), 0, 0, Optional.empty(), pace));
  }
}
