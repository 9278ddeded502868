package com.invicrm.sync;

import com.invicrm.sync.ChannelStore.Audit;
import com.invicrm.sync.ChannelStore.Changed;
import com.invicrm.sync.Lease.Mark;
import com.invicrm.sync.Lease.Place;
import com.invicrm.sync.Lease.Run;
import com.invicrm.sync.Lease.State;
import com.invicrm.sync.LedgerChanges.Deed;
import com.invicrm.sync.LedgerChanges.Fate;
import com.invicrm.sync.LedgerChanges.Row;
import com.invicrm.sync.LedgerChanges.Step;
import com.invicrm.sync.MailSource.Change;
import com.invicrm.sync.MailSource.Listing;
import com.invicrm.sync.MailSource.Standpoint;
import com.invicrm.sync.MailSource.Wanted;
import com.invicrm.sync.MailSource.Window;
import com.invicrm.tenancy.RecordChanged;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The transactions in which a turn writes down what the provider says there is: an id is in the
/// ledger before, or with, the cursor or page that goes beyond it.
@Component
class DiscoverMail {
  private static final int SWEPT_AT_ONCE = 300;

  private final ChannelStore channels;
  private final MailLedgerStore ledger;
  private final SettleStore settle;
  private final CopyKeeper copies;
  private final ApplicationEventPublisher news;

  DiscoverMail(
      ChannelStore channels,
      MailLedgerStore ledger,
      SettleStore settle,
      CopyKeeper copies,
      ApplicationEventPublisher news) {
    this.channels = channels;
    this.ledger = ledger;
    this.settle = settle;
    this.copies = copies;
    this.news = news;
  }

  /// The mailbox stands there; from here on nothing that happens is missed.
  @Transactional
  public void begin(Lease lease, Standpoint standpoint, State state, Place place) {
    channels.hold(lease);
    copies.owned(lease, standpoint.addresses());
    channels.place(lease, state, place);
    tell(lease);
  }

  /// A page of a listing; the listing as it stands after it.
  @Transactional
  public Run listed(Lease lease, State state, Place place, Run run, Listing page) {
    channels.hold(lease);
    Map<String, Row> rows =
        ledger.rows(
            lease.channelId(), page.mails().stream().map(Wanted::id).collect(Collectors.toSet()));
    List<Wanted> missing =
        page.mails().stream().filter(w -> isMissing(rows.get(w.id()))).distinct().toList();
    Set<String> wanted = missing.stream().map(Wanted::id).collect(Collectors.toSet());
    ledger.list(
        lease.channelId(),
        missing,
        rows.keySet().stream().filter(id -> !wanted.contains(id)).sorted().toList(),
        run.listed(),
        run.began());
    Run after = run.after(page, missing.size());
    channels.place(lease, state, new Place(place.cursors(), place.since(), Optional.of(after)));
    tell(lease);
    return after;
  }

  /// Never seen, or left for a reason that no longer holds, since a listing leaves such mail out.
  private static boolean isMissing(@Nullable Row row) {
    if (row == null || row.fate() == Fate.gone) return true;
    return row.fate() == Fate.skipped && Labels.isReason(row.reason());
  }

  /// Takes mail back that a listing did not name; how much that was. Once it is none the listing
  /// has ended.
  @Transactional
  public int sweep(Lease lease, Run run, Window window) {
    copies.lockAll();
    channels.hold(lease);
    List<String> gone =
        settle.unlisted(
            lease.channelId(),
            run.began(),
            run.since(),
            window.until().orElse(run.began()),
            SWEPT_AT_ONCE);
    copies.takeBack(lease.channelId(), gone);
    settle.unlist(lease.channelId(), gone);
    return gone.size();
  }

  /// A listing has ended.
  @Transactional
  public void ended(
      Lease lease, State state, Place place, @Nullable Audit audit, Instant nextAudit) {
    channels.hold(lease);
    channels.place(lease, state, place);
    channels.audited(lease, audit, nextAudit);
    if (audit != null) SyncMeters.missing(audit.missing());
    tell(lease);
  }

  /// A page of changes; whether there was anything new in it.
  ///
  /// @param labels asked only when anything changed
  /// @param cursors where to read on from, when it was the last page
  @Transactional
  public boolean changed(
      Lease lease,
      Supplier<Labels> labels,
      Collection<Change> changes,
      @Nullable List<Mark> cursors) {
    List<Step> steps = steps(lease, labels, changes);
    Set<String> withdrawn = ids(steps, Deed.withdraw);
    if (!withdrawn.isEmpty()) copies.lockAll();
    channels.hold(lease);
    copies.takeBack(lease.channelId(), withdrawn);
    copies.relabel(lease, steps.stream().filter(s -> s.deed() == Deed.relabel).toList());
    ledger.apply(lease.channelId(), steps.stream().map(Step::row).toList());
    if (cursors != null) {
      channels.read(lease, cursors, steps.isEmpty() ? Changed.nothing : Changed.something);
    }
    if (!steps.isEmpty()) tell(lease);
    return !steps.isEmpty();
  }

  private List<Step> steps(Lease lease, Supplier<Labels> labels, Collection<Change> changes) {
    if (changes.isEmpty()) return List.of();
    Set<String> ids = changes.stream().map(Change::id).collect(Collectors.toSet());
    return new LedgerChanges(labels.get()).of(changes, ledger.rows(lease.channelId(), ids));
  }

  private static Set<String> ids(List<Step> steps, Deed deed) {
    return steps.stream()
        .filter(s -> s.deed() == deed)
        .map(s -> s.row().id())
        .collect(Collectors.toSet());
  }

  private void tell(Lease lease) {
    news.publishEvent(RecordChanged.one("integration", lease.integrationId()));
  }
}
