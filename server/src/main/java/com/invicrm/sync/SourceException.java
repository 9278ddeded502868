package com.invicrm.sync;

import java.time.Instant;
import java.util.Optional;

/// A call to a source of mail that came to nothing; the message says why in words for a person, and
/// never repeats what the source sent.
public abstract sealed class SourceException extends RuntimeException {
  SourceException(String message) {
    super(message, null, false, false);
  }

  /// Too much was asked: nothing is broken, and nobody may ask before it is over.
  public static final class Throttled extends SourceException {
    private final Scope scope;
    private final Optional<Instant> until;

    public Throttled(Scope scope, Optional<Instant> until, String message) {
      super(message);
      this.scope = scope;
      this.until = until;
    }

    /// Whom it concerns.
    public Scope scope() {
      return scope;
    }

    /// When one may ask again, if the source tells.
    public Optional<Instant> until() {
      return until;
    }
  }

  /// Whom a throttle concerns.
  public enum Scope {
    /// The mailbox asks too much.
    mailbox,
    /// The mailbox asks too much at once.
    atOnce,
    /// All mailboxes together ask too much.
    project,
    /// The same by our own count: the provider was not asked.
    gate,
    /// All mailboxes together asked too much for today.
    day
  }

  /// The access token is not, or no longer, good; a new one may be.
  public static final class Unauthorized extends SourceException {
    public Unauthorized(String message) {
      super(message);
    }
  }

  /// The owner has to allow it anew: access was taken back, or never given in full.
  public static final class NeedsConsent extends SourceException {
    public NeedsConsent(String message) {
      super(message);
    }
  }

  /// The organisation does not allow it, or the host's app is not set up for it: an admin there has
  /// to act, and trying again is of no use.
  public static final class Forbidden extends SourceException {
    public Forbidden(String message) {
      super(message);
    }
  }

  /// The source has forgotten what happened since the cursor.
  public static final class CursorExpired extends SourceException {
    public CursorExpired(String message) {
      super(message);
    }
  }

  /// The source no longer knows the page.
  public static final class PageExpired extends SourceException {
    public PageExpired(String message) {
      super(message);
    }
  }

  /// The source does not answer, or not with what can be read: later it may.
  public static final class Unreachable extends SourceException {
    public Unreachable(String message) {
      super(message);
    }
  }

  /// The time or the units of this turn are used up: the rest comes in the next.
  public static final class TurnOver extends SourceException {
    public TurnOver() {
      super("The turn of this mailbox is over");
    }
  }
}
