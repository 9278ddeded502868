package com.invicrm.sync;

import com.invicrm.access.Audited;
import com.invicrm.access.Permission;
import com.invicrm.access.Viewer;
import com.invicrm.capture.ErasedMail;
import com.invicrm.sync.IntegrationStore.Fed;
import com.invicrm.sync.LogRule.Scope;
import com.invicrm.tenancy.CrmException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Whose mail is not kept at all: each user says so of their own mailboxes, whoever manages what
/// all share of all mailboxes. What is here already is taken back by a job.
@Component
@Transactional
public class LogRules {
  private static final int MOST = 500;

  private final LogRuleStore store;
  private final IntegrationStore integrations;
  private final KeepOut keepOut;
  private final ErasedMail erased;
  private final ApplicationEventPublisher news;

  LogRules(
      LogRuleStore store,
      IntegrationStore integrations,
      KeepOut keepOut,
      ErasedMail erased,
      ApplicationEventPublisher news) {
    this.store = store;
    this.integrations = integrations;
    this.keepOut = keepOut;
    this.erased = erased;
    this.news = news;
  }

  /// One's own rules and the workspace's, by pattern.
  @Transactional(readOnly = true)
  public List<LogRule> all(Viewer viewer) {
    return store.all(viewer.userId());
  }

  /// What came of removing a rule.
  ///
  /// @param mails that are fetched again from providers
  /// @param files whether mail of files stayed out, which comes once they are handed in again
  public record Removed(int mails, boolean files) {}

  /// Makes a rule; one that is there stays as it is.
  ///
  /// @throws CrmException.Invalid of field `pattern` when it is none
  /// @throws CrmException.Forbidden when it is to hold for all and the viewer does not decide that
  /// @throws CrmException.Conflict when there are too many, or whoever has the address was erased
  public LogRule add(Viewer viewer, String pattern, Scope scope) {
    requireMayDecide(viewer, scope);
    LogPattern read =
        LogPattern.read(pattern)
            .orElseThrow(() ->
                new CrmException.Invalid(
                    "pattern",
                    "is neither an e-mail address nor a domain; news*@acme.example, *@acme.example and *.acme.example are fine, too"));
    if (read.isOfOneAddress()) erased.requireIn(List.of(read.text()));
    keepOut.lock();
    @Nullable UUID whose = whose(viewer, scope);
    if (store.count(whose) >= MOST) {
      throw new CrmException.Conflict(
          "There are "
              + MOST
              + " rules already. Remove some, or name a domain instead of addresses.",
          null);
    }
    LogRule rule = store.put(whose, read.text(), viewer.userId());
    keepOut.takeBack(integrations.fed(whose).stream().map(Fed::channel).toList());
    // Not the pattern: it may name somebody in a way in which an erasure does not find them.
    news.publishEvent(Audited.made("logRule.added", rule.id(), Map.of("scope", rule.scope())));
    return rule;
  }

  /// Takes a rule away.
  ///
  /// @throws CrmException.NotFound when there is none that the viewer may see
  /// @throws CrmException.Forbidden when it holds for all and the viewer does not decide that
  public Removed remove(Viewer viewer, UUID id) {
    keepOut.lock();
    LogRule rule =
        store
            .find(id, viewer.userId())
            .orElseThrow(() -> new CrmException.NotFound("log rule", id));
    requireMayDecide(viewer, rule.scope());
    store.remove(id);
    Map<Boolean, List<UUID>> fed =
        integrations.fed(whose(viewer, rule.scope())).stream()
            .collect(
                Collectors.partitioningBy(
                    Fed::byFiles, Collectors.mapping(Fed::channel, Collectors.toList())));
    news.publishEvent(Audited.of("logRule.removed", id));
    return new Removed(
        keepOut.fetchAgain(fed.getOrDefault(false, List.of()), Sieve.NEVER_LOG),
        keepOut.isAnyOut(fed.getOrDefault(true, List.of()), Sieve.NEVER_LOG));
  }

  private static @Nullable UUID whose(Viewer viewer, Scope scope) {
    return scope == Scope.mine ? viewer.userId() : null;
  }

  private static void requireMayDecide(Viewer viewer, Scope scope) {
    boolean may = scope == Scope.mine || viewer.permissions().contains(Permission.RECORDS_MANAGE);
    if (may) return;
    throw new CrmException.Forbidden(
        "What stays out of everybody's mailboxes is decided by a manager or an admin. You can keep it out of your own.");
  }
}
