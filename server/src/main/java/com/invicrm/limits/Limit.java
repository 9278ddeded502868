package com.invicrm.limits;

import static com.invicrm.limits.Limit.WithoutRedis.CLOSED;
import static com.invicrm.limits.Limit.WithoutRedis.OPEN;

import java.time.Duration;

/// What is limited, to how many within which window, and what holds while Redis is away.
///
/// `INVICRM_LIMITS_` and the name in capitals sets another number.
public enum Limit {
  /// What one user's tokens and keys ask, all together: programs. Open: a program that is let
  /// through twice for an outage does less harm than one that is stopped by it.
  user(100, Duration.ofMinutes(1), OPEN),

  /// What one user asks with browsers: a page is a dozen requests. Open, like `user`.
  browser(1_200, Duration.ofMinutes(1), OPEN),

  /// What one address asks without being signed in. Open: nothing is to be won there.
  address(60, Duration.ofMinutes(1), OPEN),

  /// How often one address tries a door: a password, a link, an invite. Closed: behind it somebody
  /// guesses.
  door(20, Duration.ofMinutes(1), CLOSED),

  /// Workspaces that one address founds. Closed: each is rows for ever.
  register(10, Duration.ofHours(1), CLOSED),

  /// Wrong passwords for one account, from wherever. Closed: this is what stops guessing.
  account(10, Duration.ofMinutes(15), CLOSED),

  /// What Slack sends for one of its teams. Open: it is signed.
  slack(300, Duration.ofMinutes(1), OPEN);

  /// What holds while there should be a Redis and it is away: a node counts for itself either way;
  /// of a closed limit it says so in the log, since attackers may use that.
  enum WithoutRedis {
    OPEN,
    CLOSED
  }

  private final int most;
  private final Duration window;
  private final WithoutRedis withoutRedis;

  Limit(int most, Duration window, WithoutRedis withoutRedis) {
    this.most = most;
    this.window = window;
    this.withoutRedis = withoutRedis;
  }

  int most() {
    return most;
  }

  Duration window() {
    return window;
  }

  boolean isClosed() {
    return withoutRedis == CLOSED;
  }
}
