package com.invicrm.deals;

import com.invicrm.access.Audited;
import com.invicrm.access.Viewer;
import com.invicrm.people.NameIndex;
import com.invicrm.people.Placed;
import com.invicrm.people.Sent;
import com.invicrm.people.Shelf;
import com.invicrm.people.SubjectKind;
import com.invicrm.tenancy.CrmException.Forbidden;
import com.invicrm.tenancy.CrmException.Invalid;
import com.invicrm.tenancy.CrmException.NotFound;
import com.invicrm.tenancy.CrmException.Stale;
import com.invicrm.tenancy.Ids;
import com.invicrm.tenancy.Page;
import com.invicrm.tenancy.RecordChanged;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What is being sold, to whom, and how far it is.
@Component
@Transactional
public class Deals {
  private static final String KIND = "deal";

  private final DealStore reads;
  private final DealWriteStore writes;
  private final Places places;
  private final Parties parties;
  private final News news;

  Deals(DealStore reads, DealWriteStore writes, Places places, Parties parties, News news) {
    this.reads = reads;
    this.writes = writes;
    this.places = places;
    this.parties = parties;
    this.news = news;
  }

  /// A page of the deals that a filter lets through, or of those of them whose names hold the text
  /// asked for.
  ///
  /// @throws Invalid of field `cursor` when it is none of this list
  @Transactional(readOnly = true)
  public Page<Deal> page(DealQuery query) {
    List<Placed<DealRow>> rows =
        query.text().isPresent() ? reads.search(query.text().get(), query) : reads.page(query);
    Page<DealRow> page = Placed.page(rows, query.limit());
    return new Page<>(parties.shown(page.data()), page.nextCursor());
  }

  /// One deal.
  ///
  /// @throws NotFound when there is none, or it was put away
  @Transactional(readOnly = true)
  public Deal find(UUID id) {
    return parties.shown(reads.find(id).orElseThrow(() -> missing(id)));
  }

  /// The names of deals, by id; those put away are left out.
  @Transactional(readOnly = true)
  public Map<UUID, DealRef> refs(Collection<UUID> ids) {
    return ids.isEmpty() ? Map.of() : reads.refs(ids);
  }

  /// How many deals stand in each stage and what they come to, an entry for each currency; stages
  /// without a deal are left out.
  @Transactional(readOnly = true)
  public List<DealTotal> totals(DealFilter filter) {
    return reads.totals(filter);
  }

  /// Writes a deal down. It belongs to whoever writes it, at the beginning of the default pipeline,
  /// with the company of the first of its people, unless the edit says otherwise.
  ///
  /// @throws Invalid when it has no name, or names what is not here
  public Deal create(Viewer viewer, DealEdit edit) {
    UUID id = Ids.next();
    List<UUID> people = parties.people(edit.contactIds());
    Terms terms =
        new Terms(
            name(edit.name().value()),
            parties.company(edit.companyId(), people),
            edit.amount().value(),
            edit.closeDate().value(),
            edit.ownerId().given() ? parties.ownerAfter(edit.ownerId(), null) : viewer.userId());
    writes.insert(id, terms, places.of(edit), Sent.pins(edit.sent().keySet()), viewer.userId());
    writes.putContacts(id, people);
    tag(id, edit);
    Deal made = named(id, terms);
    news.done(Audited.made("deal.created", id, made));
    return made;
  }

  /// Changes what an edit gives; what a person writes is pinned against the machine. Another
  /// pipeline alone means its beginning.
  ///
  /// @param expectedVersion the version that the edit is based on; null when the last write wins
  /// @throws NotFound when there is none, or it was put away
  /// @throws Stale when it stands at another version
  /// @throws Invalid when it would have no name, or the edit names what is not here
  /// @throws Forbidden when it is a colleague's
  public Deal change(Viewer viewer, UUID id, DealEdit edit, @Nullable Integer expectedVersion) {
    DealRow now = reads.lock(id).orElseThrow(() -> missing(id));
    viewer.requireMayChange(KIND, owners(now.terms().ownerId()));
    Deal shown = parties.shown(now);
    if (expectedVersion != null && expectedVersion != now.state().version()) {
      throw new Stale(shown, edit.sent());
    }
    Terms before = now.terms();
    Terms after =
        new Terms(
            name(edit.name().over(before.name())),
            parties.companyAfter(edit.companyId(), before.companyId()),
            edit.amount().over(before.amount()),
            edit.closeDate().over(before.closeDate()),
            parties.ownerAfter(edit.ownerId(), before.ownerId()));
    Place place = places.after(edit, now.stage());
    writes.update(id, after, Sent.pins(edit.sent().keySet()));
    if (!place.stageId().equals(now.stage().stage().id())) writes.stage(id, place);
    if (edit.contactIds().given()) {
      writes.putContacts(id, parties.peopleAfter(edit.contactIds(), now.contactIds()));
    }
    tag(id, edit);
    Deal changed = named(id, after);
    news.done(Audited.changed("deal.changed", id, shown, changed));
    return changed;
  }

  /// Puts a deal away.
  ///
  /// @throws NotFound when there is none, or it was put away before
  /// @throws Stale when it stands at another version
  /// @throws Forbidden when it is a colleague's
  public void putAway(Viewer viewer, UUID id, @Nullable Integer expectedVersion) {
    viewer.requireMayChange(KIND, owners(writes.owner(id)));
    if (!writes.move(id, Shelf.putAway, expectedVersion)) throw new Stale(find(id), Map.of());
    news.done(Audited.of("deal.deleted", id));
    news.changed(id);
  }

  /// Brings a deal back, to the stage where it stood.
  ///
  /// @throws NotFound when there is none
  /// @throws Forbidden when it is a colleague's
  public Deal restore(Viewer viewer, UUID id) {
    viewer.requireMayChange(KIND, owners(writes.owner(id)));
    if (writes.move(id, Shelf.inUse, null)) {
      news.done(Audited.of("deal.restored", id));
      news.changed(id);
    }
    return find(id);
  }

  private static List<UUID> owners(@Nullable UUID owner) {
    return owner == null ? List.of() : List.of(owner);
  }

  private void tag(UUID id, DealEdit edit) {
    if (!edit.tags().given()) return;
    writes.putTags(id, Objects.requireNonNullElse(edit.tags().value(), List.of()));
  }

  private Deal named(UUID id, Terms terms) {
    news.named(id, terms.name());
    news.changed(id);
    return find(id);
  }

  private static String name(@Nullable String given) {
    if (given == null || given.isBlank()) {
      throw new Invalid("name", "is missing: a deal needs a name");
    }
    return given.strip();
  }

  private static NotFound missing(UUID id) {
    return new NotFound(KIND, id);
  }

  /// Who wants to know of changes: whoever searches, whoever looks on, and the audit log.
  @Component
  static class News {
    private final NameIndex names;
    private final ApplicationEventPublisher publisher;

    News(NameIndex names, ApplicationEventPublisher publisher) {
      this.names = names;
      this.publisher = publisher;
    }

    void named(UUID id, String name) {
      names.put(SubjectKind.deal, id, List.of(name));
    }

    void done(Audited what) {
      publisher.publishEvent(what);
    }

    void changed(UUID id) {
      publisher.publishEvent(RecordChanged.one(KIND, id));
    }
  }
}
