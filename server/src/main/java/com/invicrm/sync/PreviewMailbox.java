package com.invicrm.sync;

import com.invicrm.access.Viewer;
import com.invicrm.sync.HealthStore.Row;
import com.invicrm.sync.MailSource.Label;
import com.invicrm.sync.MailSource.Match;
import com.invicrm.sync.MailSource.Window;
import com.invicrm.sync.Preview.Kind;
import com.invicrm.sync.Preview.Part;
import com.invicrm.tenancy.CrmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Looks at a mailbox before anything of it is read: a short turn of its own, which asks for ids
/// and for no mail, by the same pace as any other.
@Component
public class PreviewMailbox {
  private static final int PAGES = 10;
  private static final int MOST_OWN_LABELS = 15;
  private static final int MOST_RULES = 15;

  /// Labels of the provider's that people know, or choose by.
  private static final List<String> TOLD =
      List.of(
          "INBOX",
          "SENT",
          "CATEGORY_PERSONAL",
          "CATEGORY_SOCIAL",
          "CATEGORY_PROMOTIONS",
          "CATEGORY_UPDATES",
          "CATEGORY_FORUMS");

  private final Integrations integrations;
  private final LeaseDesk leases;
  private final MailboxSources sources;
  private final PreviewDesk desk;

  PreviewMailbox(
      Integrations integrations, LeaseDesk leases, MailboxSources sources, PreviewDesk desk) {
    this.integrations = integrations;
    this.leases = leases;
    this.sources = sources;
    this.desk = desk;
  }

  /// What would come; as it was some minutes ago at most.
  ///
  /// @throws CrmException.NotFound when there is no such mailbox
  /// @throws CrmException.Forbidden when it is a colleague's
  /// @throws CrmException.Conflict when it has begun, or the provider cannot be asked now
  @Transactional(propagation = Propagation.NEVER)
  public Preview of(Viewer viewer, UUID id) {
    Row row = integrations.own(viewer, id);
    boolean waits = row.status().equals("active") && row.channel().state().equals("held");
    if (!waits) throw away("It does not wait for that.");
    return desk.remembered(row.channel().id()).orElseGet(() -> counted(row));
  }

  private Preview counted(Row row) {
    Optional<Instant> cool = row.channel().coolUntil().filter(row.now()::isBefore);
    if (cool.isPresent()) throw away("The provider asked for patience with this mailbox.");
    Lease lease =
        leases.claim(row.channel().id()).orElseThrow(() -> away("It is no longer there."));
    MailboxTurn turn = sources.turn(lease);
    try {
      Preview preview = count(lease, row, sources.open(lease.provider(), turn));
      desk.remember(lease, turn, preview);
      return preview;
    } catch (SourceException.TurnOver e) {
      leases.goesOn(lease, turn, Duration.ZERO);
      throw away("There is more to count than can be at once. Try again in a minute.");
    } catch (SourceException e) {
      leases.stopped(lease, turn, e);
      throw away(String.valueOf(e.getMessage()));
    } catch (ChannelStore.Superseded e) {
      throw away("Somebody else counts just now.");
    }
  }

  private Preview count(Lease lease, Row row, MailSource source) {
    Instant since = lease.now().minus(Reading.WINDOW);
    var all = new Window(since, Optional.empty(), Set.of(), Set.of());
    var kept = new Window(since, Optional.empty(), row.rules().only(), row.rules().without());
    List<Label> labels = source.labels();
    MailSource.Count total = source.count(all, new Match.All(), PAGES);
    MailSource.Count let = kept.equals(all) ? total : source.count(kept, new Match.All(), PAGES);
    List<Part> parts = new ArrayList<>();
    told(labels)
        .forEach(l -> {
          Kind kind = l.own() ? Kind.ownLabel : Kind.label;
          parts.add(new Part(kind, l.id(), l.name(), source.count(all, new Match.In(l.id()), 1)));
        });
    List<LogPattern> rules = desk.rules(row.userId());
    List<LogPattern> counted =
        rules.stream().filter(r -> r.whom().isPresent()).limit(MOST_RULES).toList();
    counted.forEach(r -> parts.add(neverLog(r, source, all)));
    return new Preview(lease.now(), since, total, let, parts, rules.size() - counted.size());
  }

  private static Part neverLog(LogPattern rule, MailSource source, Window window) {
    var with = new Match.With(rule.whom().orElseThrow());
    return new Part(Kind.neverLog, rule.text(), rule.text(), source.count(window, with, 1));
  }

  private static List<Label> told(List<Label> labels) {
    List<Label> told = new ArrayList<>();
    for (String id : TOLD) labels.stream().filter(l -> l.id().equals(id)).forEach(told::add);
    labels.stream().filter(Label::own).limit(MOST_OWN_LABELS).forEach(told::add);
    return told;
  }

  private static CrmException.Conflict away(String why) {
    return new CrmException.Conflict("The mailbox cannot be looked at just now. " + why, null);
  }
}
