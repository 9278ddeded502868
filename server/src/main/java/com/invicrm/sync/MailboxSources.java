package com.invicrm.sync;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Opens mailboxes at their providers.
@Component
class MailboxSources {
  private final Map<String, MailProvider> providers;
  private final TokenKeeper tokens;
  private final ProjectUnits units;
  private final Clock clock;

  MailboxSources(
      List<MailProvider> providers, TokenKeeper tokens, ProjectUnits units, Clock clock) {
    this.providers =
        providers.stream().collect(Collectors.toMap(MailProvider::name, Function.identity()));
    this.tokens = tokens;
    this.units = units;
    this.clock = clock;
  }

  MailboxTurn turn(Lease lease) {
    return new MailboxTurn(lease, tokens, units, clock);
  }

  MailSource open(Lease lease, Turn turn) {
    @Nullable MailProvider provider = providers.get(lease.provider());
    if (provider == null) {
      throw new IllegalStateException("Nobody reads mailboxes at " + lease.provider());
    }
    return provider.open(turn);
  }
}
