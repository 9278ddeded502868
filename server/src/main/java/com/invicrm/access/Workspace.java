package com.invicrm.access;

import com.invicrm.vault.TenantSecrets;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The workspace's own settings.
@Component
@Transactional(readOnly = true)
public class Workspace {
  private final TenantStore store;
  private final Settings settings;
  private final TenantSecrets secrets;
  private final ApplicationEventPublisher news;

  Workspace(
      TenantStore store, Settings settings, TenantSecrets secrets, ApplicationEventPublisher news) {
    this.store = store;
    this.settings = settings;
    this.secrets = secrets;
    this.news = news;
  }

  /// The workspace of the running work, as it stands: for whoever decides by it.
  public Tenant current() {
    return store.current();
  }

  /// The same as it was some seconds ago at most: for whoever shows it.
  @Transactional(propagation = Propagation.SUPPORTS)
  public Tenant remembered() {
    return settings.current();
  }

  /// Makes the workspace of the running work, with what every workspace begins with.
  @Transactional(propagation = Propagation.MANDATORY)
  void found(Registration r, String source) {
    store.insert(r.tenantName(), r.locale(), r.timezone(), source);
    news.publishEvent(new WorkspaceFounded(r.locale(), source));
  }

  /// Another key seals the workspace's secrets from now on; those that are sealed still open.
  @Transactional
  public void changeKeys() {
    secrets.rotate();
    news.publishEvent(Audited.of("workspace.keysChanged", store.current().id()));
  }

  /// Changes what is given.
  @Transactional
  public Tenant change(TenantChange change) {
    Tenant before = store.current();
    store.change(change);
    Tenant after = store.current();
    news.publishEvent(new Eviction(Eviction.Kind.workspace, after.id()));
    news.publishEvent(Audited.changed("workspace.changed", after.id(), before, after));
    boolean decidesOtherwise =
        before.contactPolicy() != after.contactPolicy()
            || before.includeOwnDomain() != after.includeOwnDomain();
    if (decidesOtherwise) news.publishEvent(new ContactPolicyChanged());
    return after;
  }
}
