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

  /// A mailbox at a provider of that name.
  MailSource open(String name, Turn turn) {
    @Nullable MailProvider provider = providers.get(name);
    if (provider == null) throw new IllegalStateException("Nobody reads mailboxes at " + name);
    return provider.open(turn);
  }
}
