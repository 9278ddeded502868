package com.invicrm.sync;

import com.google.common.hash.HashCode;
import com.invicrm.access.Users;
import com.invicrm.capture.ErasedMail;
import com.invicrm.capture.Mailbox;
import com.invicrm.capture.Mailbox.ContactRules;
import com.invicrm.capture.Mailbox.OwnDomain;
import com.invicrm.capture.Rehearsal;
import com.invicrm.capture.RehearseMail;
import com.invicrm.capture.RehearseMail.Cast;
import com.invicrm.capture.RehearseMail.Rehearsed;
import com.invicrm.capture.Sifted;
import com.invicrm.sync.ImportBatches.Appeared;
import com.invicrm.sync.ImportBatches.Begun;
import com.invicrm.sync.ImportBatches.Superseded;
import com.invicrm.tenancy.Ids;
import com.invicrm.tenancy.RecordChanged;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The transactions of a dry run: they write its counts and problems, and nothing else; no mailbox
/// either.
@Component
class RehearsalBatches {
  /// A dry run at work.
  static final class Seen {
    final Rehearsal rehearsal = new Rehearsal();
    private final Set<Long> mails = new HashSet<>();

    /// Whether a mail with this id, the hash of its bytes, comes for the first time.
    boolean add(String id) {
      return mails.add(HashCode.fromString(id).asLong());
    }
  }

  private final ImportStore imports;
  private final ImportProblemStore problems;
  private final LedgerStore ledger;
  private final IntegrationStore integrations;
  private final Sieves sieves;
  private final ErasedMail erased;
  private final RehearseMail capture;
  private final Users users;
  private final ApplicationEventPublisher news;

  RehearsalBatches(
      ImportTables tables,
      ErasedMail erased,
      RehearseMail capture,
      Users users,
      ApplicationEventPublisher news) {
    this.imports = tables.imports();
    this.problems = tables.problems();
    this.ledger = tables.ledger();
    this.integrations = tables.integrations();
    this.sieves = tables.sieves();
    this.erased = erased;
    this.capture = capture;
    this.users = users;
    this.news = news;
  }

  /// Begins a dry run, always anew; nothing when it is none, or not to run.
  @Transactional
  public Optional<Begun> begin(UUID id) {
    Optional<ImportStore.Rehearsed> mailbox = imports.rehearsed(id);
    if (mailbox.isEmpty()) return Optional.empty();
    if (imports.find(id).orElseThrow().status() != Import.Status.running) return Optional.empty();
    imports.begin(id);
    imports.forget(id);
    problems.forget(id);
    Import row = imports.find(id).orElseThrow();
    return Optional.of(
        new Begun(row, imports.standing(row), mailbox(row, mailbox.get().addresses())));
  }

  /// The mailbox as it would be.
  private Mailbox mailbox(Import row, List<String> addresses) {
    Import.Rules rules = row.rules();
    var contacts =
        new ContactRules(
            rules.contactPolicy(),
            rules.includeOwnDomain() ? OwnDomain.included : OwnDomain.excluded);
    Optional<Mailbox> there =
        integrations
            .fileMailbox(addresses.getFirst())
            .flatMap(m -> integrations.channelsOf(List.of(m)).keySet().stream().findFirst())
            .map(c -> integrations.mailbox(c, contacts.policy(), contacts.ownDomain()));
    Set<String> own = new HashSet<>(addresses);
    there.ifPresent(m -> own.addAll(m.addresses()));
    return new Mailbox(
        there.map(Mailbox::id).orElseGet(Ids::next),
        there.map(Mailbox::channelId).orElseGet(Ids::next),
        users.byEmail(addresses.getFirst()).or(() -> imports.by(row.id())).orElse(null),
        own,
        contacts);
  }

  /// Counts a batch.
  @Transactional
  public Standing count(Begun begun, Seen seen, Batch batch, Standing reached) {
    UUID id = begun.row().id();
    Set<String> known = ledger.known(begun.mailbox().channelId(), batch.providerIds);
    Sifted sifted =
        erased.sift(batch.passOver(sieves.of(begun.mailbox()).out(batch.readable.values())));
    batch.erased(sifted.erased());
    Set<String> again = new HashSet<>(known);
    sifted.mails().stream()
        .map(m -> m.ref().providerId())
        .filter(m -> !known.contains(m) && !seen.add(m))
        .forEach(again::add);
    Rehearsed rehearsed = capture.batch(begun.mailbox(), seen.rehearsal, sifted.without(again));
    rehearsed.refused().forEach(refused -> batch.refuse(id, refused));
    problems.add(id, batch.problems);
    Import.Counts counts =
        ImportBatches.add(reached.counts(), batch, rehearsed.created(), new Appeared(0, 0));
    Standing now = ImportBatches.after(reached, counts);
    if (!imports.progress(id, now)) throw new Superseded(id);
    news.publishEvent(RecordChanged.one("import", id));
    return now;
  }

  /// Says who would have appeared.
  @Transactional
  public void end(Begun begun, Seen seen) {
    Cast cast = capture.end(begun.mailbox(), seen.rehearsal);
    imports.cast(begun.row().id(), cast.decisions(), cast.contacts(), cast.companies());
  }
}
