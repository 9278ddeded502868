package com.invicrm.people;

import com.invicrm.access.Audited;
import com.invicrm.access.EmailAddresses;
import com.invicrm.access.Viewer;
import com.invicrm.jobs.Jobs;
import com.invicrm.people.ErasableStore.Erasable;
import com.invicrm.people.ErasedIdentityStore.Kind;
import com.invicrm.people.Erasure.Order;
import com.invicrm.people.Erasure.Preview;
import com.invicrm.people.Erasure.Status;
import com.invicrm.tenancy.CrmException.Conflict;
import com.invicrm.tenancy.CrmException.Invalid;
import com.invicrm.tenancy.CrmException.NotFound;
import com.invicrm.tenancy.Cursor;
import com.invicrm.tenancy.Page;
import com.invicrm.tenancy.RecordChanged;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Erases people: what is about them alone goes, in what is others' too they are masked, and they
/// do not come back by themselves. There is no undoing it.
///
/// Whatever is shown of the person goes in the transaction that erases; their mails follow by a
/// job.
@Component
@Transactional
public class Erasures {
  private static final String KIND = "contact";

  private final ErasableStore people;
  private final PersonMasks masks;
  private final ErasureReceipts receipts;
  private final ErasedIdentityStore identities;
  private final News news;

  Erasures(
      ErasableStore people,
      PersonMasks masks,
      ErasureReceipts receipts,
      ErasedIdentityStore identities,
      News news) {
    this.people = people;
    this.masks = masks;
    this.receipts = receipts;
    this.identities = identities;
    this.news = news;
  }

  /// What erasing a person would mask.
  ///
  /// @throws NotFound when there is no such person, or they were erased
  @Transactional(readOnly = true)
  public Preview preview(UUID contact) {
    Erasable person = found(contact);
    return new Preview(
        contact,
        person.displayName(),
        person.addresses(),
        person.formerAddresses(),
        masks.count(person.whom(contact, List.of())));
  }

  /// Erases a person, put away or not. Asked for again it goes on where it broke off, and answers
  /// with the same receipt.
  ///
  /// @throws NotFound when there never was such a person
  /// @throws Invalid of field `confirm` when it names somebody else, of field `formerAddresses`
  ///   when one never was theirs
  /// @throws Conflict when one of their addresses is a colleague's or a mailbox's here
  public Erasure erase(Viewer viewer, UUID contact, Order order) {
    masks.holdOff();
    Optional<Erasure> before = receipts.of(contact);
    if (before.isPresent()) return again(before.get());
    Erasable person = found(contact);
    ErasedPerson whom = person.whom(contact, checked(person, order));
    UUID id = receipts.begin(contact, whom, order.reason(), viewer.userId());
    identities.put(Kind.address, whom.addresses(), id);
    identities.put(Kind.phone, whom.phones(), id);
    receipts.add(id, masks.atOnce(whom));
    news.erased(id, contact);
    return find(id);
  }

  /// One receipt.
  ///
  /// @throws NotFound when there is none
  @Transactional(readOnly = true)
  public Erasure find(UUID id) {
    return receipts.find(id).orElseThrow(() -> new NotFound("erasure", id));
  }

  /// All receipts, the newest first.
  ///
  /// @throws Invalid of field `cursor` when it is none of this list
  @Transactional(readOnly = true)
  public Page<Erasure> page(Optional<String> cursor, int limit) {
    Optional<UUID> before = cursor.map(c -> Cursor.read(c, 1, p -> UUID.fromString(p.getFirst())));
    return Page.cut(receipts.page(before, limit + 1), limit, e -> Cursor.of(e.id().toString()));
  }

  private Erasure again(Erasure before) {
    if (before.status() != Status.failed) return before;
    receipts.move(before.id(), Status.running);
    news.toBeGoneOn(before.id());
    return find(before.id());
  }

  private Erasable found(UUID contact) {
    return people.find(contact).orElseThrow(() -> new NotFound(KIND, contact));
  }

  /// The former addresses that are theirs too.
  private List<String> checked(Erasable person, Order order) {
    if (!names(order.confirm(), person)) {
      throw new Invalid(
          "confirm",
          "is neither this person's name nor one of their addresses; nothing was erased");
    }
    List<String> former =
        order.formerAddresses().stream().map(a -> EmailAddresses.normalise(a).orElse(a)).toList();
    if (!person.formerAddresses().containsAll(former)) {
      throw new Invalid("formerAddresses", "has one that never was this person's");
    }
    requireOutside(person.addresses());
    requireOutside(former);
    return former;
  }

  private void requireOutside(Collection<String> addresses) {
    if (addresses.isEmpty()) return;
    masks
        .own(addresses)
        .ifPresent(a -> {
          throw new Conflict(
              a
                  + " is a colleague's address, or a mailbox's here: erased, their mail would stay out. Take the address from this person first.",
              null);
        });
  }

  private static boolean names(@Nullable String confirm, Erasable person) {
    if (confirm == null || confirm.isBlank()) return false;
    if (confirm.strip().equals(person.displayName())) return true;
    String typed = NameKeys.normalise(confirm);
    return !typed.isEmpty()
        && (typed.equals(NameKeys.normalise(person.displayName()))
            || EmailAddresses.normalise(confirm).map(person.addresses()::contains).orElse(false));
  }

  /// Who is to know: the audit log, whoever looks on, and the job that goes on with it.
  @Component
  static class News {
    private final ApplicationEventPublisher publisher;
    private final Jobs jobs;

    News(ApplicationEventPublisher publisher, Jobs jobs) {
      this.publisher = publisher;
      this.jobs = jobs;
    }

    void erased(UUID id, UUID contact) {
      // Without values: the log holds none about somebody erased.
      publisher.publishEvent(Audited.of("contact.erased", contact));
      publisher.publishEvent(RecordChanged.one(KIND, contact));
      changed(id);
      toBeGoneOn(id);
    }

    void toBeGoneOn(UUID id) {
      jobs.enqueue(ErasureJob.KIND, id.toString(), new ErasureJob.Work(id));
    }

    void changed(UUID id) {
      publisher.publishEvent(RecordChanged.one("erasure", id));
      for (String kind : List.of("activity", "task", "deal", "company")) {
        publisher.publishEvent(RecordChanged.many(kind));
      }
    }
  }
}
