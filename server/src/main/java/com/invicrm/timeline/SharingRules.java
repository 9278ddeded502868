package com.invicrm.timeline;

import com.invicrm.access.Audited;
import com.invicrm.access.EmailAddresses;
import com.invicrm.access.Users;
import com.invicrm.access.Viewer;
import com.invicrm.people.Known;
import com.invicrm.tenancy.CrmException;
import com.invicrm.tenancy.Cursor;
import com.invicrm.tenancy.Page;
import com.invicrm.timeline.SharingRule.Subject;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Exceptions from what a mailbox shares: of a conversation, a person, a domain, more open or more
/// private. Everybody decides about their own mail alone.
@Component
@Transactional
public class SharingRules {
  private final SharingRuleStore store;
  private final Levels levels;
  private final Known known;
  private final Users users;
  private final ApplicationEventPublisher news;

  SharingRules(
      SharingRuleStore store,
      Levels levels,
      Known known,
      Users users,
      ApplicationEventPublisher news) {
    this.store = store;
    this.levels = levels;
    this.known = known;
    this.users = users;
    this.news = news;
  }

  /// The viewer's own rules, the newest first.
  @Transactional(readOnly = true)
  public Page<SharingRule> page(Viewer viewer, @Nullable String cursor, int limit) {
    @Nullable UUID after =
        cursor == null ? null : Cursor.read(cursor, 1, p -> UUID.fromString(p.getFirst()));
    return Page.cut(
        store.page(viewer.userId(), after, limit + 1), limit, r -> Cursor.of(r.id().toString()));
  }

  /// Makes a rule, or makes it say something else; it holds as soon as this returns.
  ///
  /// @throws CrmException.NotFound when there is no such thread or person
  /// @throws CrmException.Invalid when the domain is none, or the owner's own: it is in every mail
  public SharingRule put(Viewer viewer, Subject subject, Access access) {
    Subject known = checked(viewer, subject);
    levels.seize();
    SharingRule rule = store.put(viewer.userId(), known, access);
    apply(known);
    news.publishEvent(Audited.made("sharingRule.set", rule.id(), new Told(subject, access)));
    return rule;
  }

  /// Takes a rule away, so that the next special one, or the mailbox, decides again.
  ///
  /// @throws CrmException.NotFound when it is not one of the viewer's
  public void remove(Viewer viewer, UUID id) {
    levels.seize();
    Subject subject =
        store
            .remove(viewer.userId(), id)
            .orElseThrow(() -> new CrmException.NotFound("sharing rule", id));
    apply(subject);
    news.publishEvent(Audited.of("sharingRule.deleted", id));
  }

  private record Told(Subject subject, Access access) {}

  private void apply(Subject subject) {
    switch (subject) {
      case Subject.OfThread(UUID id) -> levels.ofThreads(java.util.List.of(id));
      case Subject.OfPerson(UUID contact) -> levels.ofPerson(contact);
      case Subject.OfDomain(String domain) -> levels.ofDomain(domain);
    }
    Sharing.tell(news);
  }

  private Subject checked(Viewer viewer, Subject subject) {
    switch (subject) {
      case Subject.OfThread(UUID id) -> {
        if (!store.hasThread(id)) throw new CrmException.NotFound("conversation", id);
      }
      case Subject.OfPerson(UUID contact) -> known.requireContact(contact);
      case Subject.OfDomain(String domain) -> {
        return new Subject.OfDomain(notOwn(viewer, normalised(domain)));
      }
    }
    return subject;
  }

  private String notOwn(Viewer viewer, String domain) {
    String own = users.read(viewer.userId()).email();
    String mine = "." + own.substring(own.lastIndexOf('@') + 1);
    if (mine.endsWith("." + domain)) {
      throw new CrmException.Invalid(
          "domain", "is in your own address, so it is in every mail; change the mailbox instead");
    }
    return domain;
  }

  private static String normalised(String domain) {
    // A domain is looked at as somebody's address in it.
    return EmailAddresses.normalise("x@" + domain.strip())
        .map(a -> a.substring(2))
        .orElseThrow(
            () -> new CrmException.Invalid("domain", "is not a domain such as acme.example"));
  }
}
