package com.invicrm.access;

import com.invicrm.tenancy.CrmException;
import com.invicrm.tenancy.Ids;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Lets an admin make a link for somebody who is locked out or lost their password.
@Component
public class SignInLinks {
  private final SignInLinkStore store;
  private final UserStore users;
  private final OneTimeLinks links;
  private final ApplicationEventPublisher news;

  SignInLinks(
      SignInLinkStore store, UserStore users, OneTimeLinks links, ApplicationEventPublisher news) {
    this.store = store;
    this.users = users;
    this.links = links;
    this.news = news;
  }

  /// What a link does beside letting its user choose a password.
  public enum Step {
    keepTotp,
    resetTotp
  }

  private record Made(Step step) {}

  /// Makes one; the user's earlier ones are worth nothing.
  ///
  /// @throws CrmException.NotFound when there is no such user
  /// @throws CrmException.Conflict when the user is disabled
  @Transactional
  public Link create(Viewer viewer, UUID userId, Step step) {
    User user = users.find(userId).orElseThrow(() -> new CrmException.NotFound("user", userId));
    if (user.status() != User.Status.active) {
      throw new CrmException.Conflict(
          user.name() + " is disabled. Make them active first.", userId);
    }
    store.useAllOf(userId);
    Link link = links.make(OneTimeLinks.Kind.sign_in_link, Ids.next());
    store.insert(
        new SignInLinkStore.Good(link.id(), userId, step == Step.resetTotp),
        link.expiresAt(),
        viewer.userId());
    news.publishEvent(Audited.made("signInLink.created", userId, new Made(step)));
    return link;
  }
}
