package com.invicrm.sync;

import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A channel as a turn finds it, and the right to write to it as long as nobody has taken a newer
/// one.
///
/// @param provider whose mailboxes are read so
/// @param epoch the right: the newest alone counts
/// @param now the database's clock when the turn began
/// @param hasPending whether the ledger holds mail that is to be fetched
record Lease(
    UUID channelId,
    UUID integrationId,
    String provider,
    long epoch,
    State state,
    boolean active,
    Instant now,
    Place place,
    Health health,
    Watch watch,
    Pace pace,
    boolean hasPending) {

  /// What is done with a channel.
  enum State {
    held,
    fresh("new"),
    backfill,
    live,
    repair,
    closing;

    private final String column;

    State() {
      this.column = name();
    }

    /// `new` is a word of Java's.
    State(String column) {
      this.column = column;
    }

    String column() {
      return column;
    }

    static State of(String column) {
      return column.equals("new") ? fresh : valueOf(column);
    }
  }

  /// How far it is read.
  ///
  /// @param cursors places in the history, oldest first
  /// @param since mail that came before is left where it is
  record Place(List<Mark> cursors, Optional<Instant> since, Optional<Run> listing) {
    Place {
      cursors = ImmutableList.copyOf(cursors);
    }
  }

  /// A place in the provider's history, and when the head was there.
  record Mark(String cursor, Instant at) {}

  /// A listing of ids under way.
  ///
  /// @param began the database's clock, by which it is told apart from others
  /// @param stage what is done: ids are listed first, then what was not listed is taken back
  /// @param page where it goes on; empty before the first page
  /// @param listed ids so far
  /// @param missing of them that were not in the ledger, or no longer counted
  record Run(
      Why why,
      Stage stage,
      Instant since,
      Instant began,
      Optional<String> page,
      int listed,
      int missing,
      int extra) {
    static Run of(Why why, Instant since, Instant began) {
      return new Run(why, Stage.listing, since, began, Optional.empty(), 0, 0, 0);
    }

    Run after(MailSource.Listing listing, int missing) {
      return new Run(
          why,
          listing.next().isEmpty() ? Stage.sweeping : Stage.listing,
          since,
          began,
          listing.next(),
          listed + listing.mails().size(),
          this.missing + missing,
          extra);
    }

    /// The provider no longer knows the page: all of it once more, which changes nothing twice.
    Run again() {
      return new Run(why, Stage.listing, since, began, Optional.empty(), 0, missing, extra);
    }

    Run swept(int gone) {
      return new Run(why, stage, since, began, page, listed, missing, extra + gone);
    }
  }

  /// What a listing is at.
  enum Stage {
    listing,
    sweeping
  }

  /// Why all is listed.
  enum Why {
    backfill,
    repair,
    audit
  }

  /// What went well and what did not.
  ///
  /// @param strikes times in a row that the provider asked for patience
  /// @param failures turns in a row that failed otherwise
  /// @param repairs within a day of one another
  record Health(
      Optional<Instant> coolUntil,
      int strikes,
      int failures,
      int repairs,
      Optional<Instant> repairedAt,
      Optional<Instant> lastOkAt,
      Optional<Instant> changedAt,
      Optional<Instant> auditDueAt,
      boolean troubled) {
    boolean isWell() {
      return !troubled && strikes == 0;
    }
  }

  /// What the provider tells by itself.
  ///
  /// @param until it tells until then, if it does
  /// @param dueAt when it is next asked to; empty for as soon as can be
  /// @param pushedAt when it last told of something
  record Watch(Optional<Instant> until, Optional<Instant> dueAt, Optional<Instant> pushedAt) {}

  /// How fast it may be asked.
  ///
  /// @param units left when the last turn ended
  /// @param at when that was; empty before the first
  /// @param atOnce calls at once
  /// @param share of the limit: less when somebody else uses the same account's
  record Pace(double units, Optional<Instant> at, int atOnce, double share) {
    static final Pace FIRST = new Pace(0, Optional.empty(), 4, 1);
  }
}
