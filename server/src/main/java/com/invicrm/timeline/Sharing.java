package com.invicrm.timeline;

import com.invicrm.access.Audited;
import com.invicrm.access.Viewer;
import com.invicrm.tenancy.RecordChanged;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What mailboxes share with colleagues. Whoever calls makes sure that the viewer is the owner.
@Component
@Transactional
public class Sharing {
  private final SharingStore store;
  private final Levels levels;
  private final ApplicationEventPublisher news;

  Sharing(SharingStore store, Levels levels, ApplicationEventPublisher news) {
    this.store = store;
    this.levels = levels;
    this.news = news;
  }

  /// What these mailboxes share; those of which nothing was said are missing, and share who and
  /// when.
  @Transactional(readOnly = true)
  public Map<UUID, Access> ofMailboxes(Collection<UUID> mailboxes) {
    return mailboxes.isEmpty() ? Map.of() : store.ofMailboxes(mailboxes);
  }

  /// How many mails lie in these channels; empty ones are missing.
  @Transactional(readOnly = true)
  public Map<UUID, Integer> mails(Collection<UUID> channels) {
    return channels.isEmpty() ? Map.of() : store.mails(channels);
  }

  /// Decides what a mailbox shares; it holds for all mail in it as soon as this returns.
  ///
  /// @param channels by which the mailbox is read
  public void change(Viewer owner, UUID mailbox, Collection<UUID> channels, Access access) {
    levels.seize();
    Access before = store.ofMailboxes(List.of(mailbox)).getOrDefault(mailbox, Access.metadata);
    store.put(mailbox, access, owner.userId());
    levels.ofMailbox(channels, access);
    news.publishEvent(
        Audited.changed(
            "mailbox.shared", mailbox, Map.of("access", before), Map.of("access", access)));
    tell(news);
  }

  /// Everybody's screens read again what they may see; what changed is not told.
  static void tell(ApplicationEventPublisher news) {
    news.publishEvent(RecordChanged.many("sharing"));
    news.publishEvent(RecordChanged.many("activity"));
  }
}
