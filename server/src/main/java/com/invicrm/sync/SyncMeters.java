package com.invicrm.sync;

import com.invicrm.sync.SourceException.Scope;
import io.micrometer.core.instrument.Metrics;

/// What a host watches of mailboxes; `docs/operations.md` says when to worry.
final class SyncMeters {
  private SyncMeters() {}

  /// Units spent at a provider.
  static void spent(String provider, int units) {
    Metrics.counter("invicrm.sync.units", "provider", provider).increment(units);
  }

  /// Mails that were fetched, by what became of them.
  static void settled(String outcome, int mails) {
    if (mails > 0) Metrics.counter("invicrm.sync.mails", "outcome", outcome).increment(mails);
  }

  /// Turns that the provider ended early.
  static void throttled(Scope scope) {
    Metrics.counter("invicrm.sync.throttled", "scope", scope.name()).increment();
  }

  /// Turns that something else stopped.
  static void stopped(Trouble trouble) {
    Metrics.counter("invicrm.sync.stopped", "trouble", trouble.name()).increment();
  }

  /// Cursors that were forgotten.
  static void repaired() {
    Metrics.counter("invicrm.sync.repairs").increment();
  }

  /// What an audit found that the ledger did not have: never, when all is well.
  static void missing(int mails) {
    Metrics.counter("invicrm.sync.missing").increment(mails);
  }
}
