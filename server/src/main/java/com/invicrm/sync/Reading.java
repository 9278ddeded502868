package com.invicrm.sync;

import com.invicrm.sync.ChannelStore.Audit;
import com.invicrm.sync.Lease.Mark;
import com.invicrm.sync.Lease.Place;
import com.invicrm.sync.Lease.Run;
import com.invicrm.sync.Lease.Stage;
import com.invicrm.sync.Lease.State;
import com.invicrm.sync.Lease.Why;
import com.invicrm.sync.MailSource.Changes;
import com.invicrm.sync.MailSource.Delivery;
import com.invicrm.sync.MailSource.Listing;
import com.invicrm.sync.MailSource.Standpoint;
import com.invicrm.sync.MailSource.Wanted;
import com.invicrm.sync.MailSource.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is done in one turn at a mailbox: changes first, then a listing if one is under way, then
/// the mails themselves, the newest first. No transaction is open while the provider is asked.
final class Reading {
  /// How far back a mailbox is read.
  static final Duration WINDOW = Duration.ofDays(90);

  private static final Duration SETTLED = Duration.ofMinutes(15);
  private static final int MAILS = 50;
  private static final int DEAREST = 20;

  private final Lease lease;
  private final MailSource source;
  private final MailboxTurn turn;
  private final ReadingDesk desk;
  private State state;
  private Place place;
  private boolean busy;
  private @Nullable Labels labels;

  Reading(Lease lease, MailSource source, MailboxTurn turn, ReadingDesk desk) {
    this.lease = lease;
    this.source = source;
    this.turn = turn;
    this.desk = desk;
    this.state = lease.state();
    this.place = lease.place();
    this.busy = lease.hasPending() || state == State.backfill;
  }

  /// Reads as much as the turn allows.
  ///
  /// @throws SourceException what stopped it; what came before is kept
  void read() {
    if (state == State.fresh) begin(Why.backfill, lease.now().minus(WINDOW));
    if (state == State.repair && place.listing().isEmpty()) repair();
    changes();
    audit();
    list();
    fetch();
    watch();
  }

  /// Whether nothing was, or is still, to be done, so far as is known, and nothing was wrong.
  boolean isUneventful() {
    return !busy && place.listing().isEmpty() && lease.health().isWell();
  }

  /// Places in the history as far as it was read.
  List<Mark> cursors() {
    return place.cursors();
  }

  State state() {
    return state;
  }

  private void begin(Why why, Instant since) {
    Standpoint standpoint = source.standpoint();
    state = why == Why.backfill ? State.backfill : State.repair;
    place =
        new Place(
            List.of(new Mark(standpoint.cursor(), lease.now())),
            Optional.of(place.since().orElse(since)),
            Optional.of(Run.of(why, since, lease.now())));
    desk.discover().begin(lease, standpoint, state, place);
  }

  /// The provider forgot what happened: from a new place on nothing is missed, and what happened
  /// meanwhile shows when all is listed. Ids are cheap: the whole window finds deletions, too.
  private void repair() {
    Instant earliest = lease.now().minus(WINDOW);
    begin(Why.repair, place.since().filter(earliest::isBefore).orElse(earliest));
  }

  private void changes() {
    try {
      readChanges();
    } catch (SourceException.CursorExpired e) {
      desk.upkeep().repairs().begin(lease);
      repair();
    }
  }

  private void readChanges() {
    String from = Cursors.start(place.cursors(), lease.now()).cursor();
    Optional<String> page = Optional.empty();
    do {
      Changes changes = source.changes(from, page);
      page = changes.next();
      keep(changes);
    } while (page.isPresent());
  }

  private void keep(Changes changes) {
    boolean last = changes.next().isEmpty();
    List<Mark> cursors =
        last ? Cursors.after(place.cursors(), changes.cursor(), lease.now()) : place.cursors();
    boolean isNew = !last || !changes.changes().isEmpty();
    if (isNew || !isUneventful()) {
      busy |=
          desk.discover().changed(lease, this::labels, changes.changes(), last ? cursors : null);
    }
    place = new Place(cursors, place.since(), place.listing());
  }

  /// As they were when the turn began to need them: whoever changes them ends the turn.
  private Labels labels() {
    Labels known = labels == null ? desk.labels(lease) : labels;
    labels = known;
    return known;
  }

  private void audit() {
    boolean due = lease.health().auditDueAt().map(at -> !at.isAfter(lease.now())).orElse(false);
    if (state != State.live || place.listing().isPresent() || !due) return;
    Instant since = lease.now().minus(desk.upkeep().audits().depth(lease));
    Instant first = place.since().orElse(since);
    Run run = Run.of(Why.audit, since.isBefore(first) ? first : since, lease.now());
    place = new Place(place.cursors(), place.since(), Optional.of(run));
  }

  private void list() {
    while (place.listing().isPresent()) {
      Run run = place.listing().get();
      if (run.stage() == Stage.listing) page(run);
      else sweep(run);
    }
  }

  private void page(Run run) {
    try {
      Listing page = source.list(window(run), run.page());
      set(desk.discover().listed(lease, state, place, run, page));
    } catch (SourceException.PageExpired e) {
      set(run.again());
    }
  }

  /// What just came is on its way by the changes; an audit looks at what is settled.
  private Window window(Run run) {
    Optional<Instant> until =
        run.why() == Why.audit ? Optional.of(run.began().minus(SETTLED)) : Optional.empty();
    return new Window(run.since(), until, labels().only(), labels().without());
  }

  private void sweep(Run run) {
    int gone = run.why() == Why.backfill ? 0 : desk.discover().sweep(lease, run, window(run));
    if (gone > 0) {
      set(run.swept(gone));
      return;
    }
    if (run.why() == Why.repair) state = State.live;
    place = new Place(place.cursors(), place.since(), Optional.empty());
    @Nullable Audit found =
        run.why() == Why.audit
            ? new Audit(lease.now(), run.since(), run.listed(), run.missing(), run.extra())
            : null;
    desk.discover().ended(lease, state, place, found, desk.upkeep().audits().next(lease));
    busy = true;
  }

  private void set(Run run) {
    place = new Place(place.cursors(), place.since(), Optional.of(run));
  }

  private void fetch() {
    if (!busy) return;
    FetchedMail.@Nullable Rules rules = null;
    while (true) {
      if (turn.left() < DEAREST) throw new SourceException.TurnOver();
      List<Wanted> wanted = desk.pending(lease, Math.min(MAILS, turn.left() / DEAREST));
      if (wanted.isEmpty()) break;
      if (rules == null) rules = desk.rules(lease, labels(), place.since());
      Delivery delivery = source.fetch(wanted);
      desk.store(lease, delivery.mails(), rules);
      if (delivery.stopped().isPresent()) throw delivery.stopped().get();
    }
    caughtUp();
  }

  /// Comes last: it costs as much as five mails. Without it the mailbox is read all the same.
  private void watch() {
    boolean due = lease.watch().dueAt().map(at -> !at.isAfter(lease.now())).orElse(true);
    if (state != State.live || !due) return;
    try {
      desk.upkeep().watches().watched(lease, source.watch());
    } catch (SourceException.TurnOver e) {
      throw e;
    } catch (SourceException e) {
      desk.upkeep().watches().failed(lease, e);
    }
  }

  private void caughtUp() {
    if (state != State.backfill || desk.isAnyPending(lease)) return;
    state = State.live;
    desk.discover().ended(lease, state, place, null, desk.upkeep().audits().next(lease));
  }
}
