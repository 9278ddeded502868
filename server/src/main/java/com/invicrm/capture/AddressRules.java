package com.invicrm.capture;

import com.invicrm.access.Audited;
import com.invicrm.access.EmailAddresses;
import com.invicrm.access.Viewer;
import com.invicrm.capture.AddressRule.Verdict;
import com.invicrm.tenancy.CrmException;
import com.invicrm.tenancy.Cursor;
import com.invicrm.tenancy.Page;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Exceptions from the workspace's contact policy. What is stored is judged again with each change:
/// one address at once, a domain by a job.
@Component
@Transactional
public class AddressRules {
  private final AddressRuleStore store;
  private final Rejudging rejudging;
  private final ErasedMail erased;
  private final ApplicationEventPublisher news;

  AddressRules(
      AddressRuleStore store,
      Rejudging rejudging,
      ErasedMail erased,
      ApplicationEventPublisher news) {
    this.store = store;
    this.rejudging = rejudging;
    this.erased = erased;
    this.news = news;
  }

  /// All rules, by subject.
  @Transactional(readOnly = true)
  public Page<AddressRule> page(@Nullable String cursor, int limit) {
    String after = cursor == null ? "" : Cursor.read(cursor, 1, List::getFirst);
    return Page.cut(store.page(after, limit + 1), limit, r -> Cursor.of(r.subject()));
  }

  /// The rule that decides about an address, if any: the longest.
  @Transactional(readOnly = true)
  public Optional<AddressRule> about(String address) {
    return Optional.ofNullable(store.about(List.of(address)).get(address));
  }

  /// Makes a rule, or makes it say something else.
  ///
  /// @throws CrmException.Invalid of field `subject` when it is neither an address nor a domain
  /// @throws CrmException.Conflict when whoever had the address was erased
  public AddressRule put(Viewer viewer, String subject, Verdict verdict) {
    String known = normalised(subject);
    erased.requireIn(List.of(known));
    AddressRule rule = store.put(known, verdict, viewer.userId());
    rejudging.about(rule.subject());
    news.publishEvent(new Audited("addressRule.set", null, null, rule, null));
    return rule;
  }

  /// Takes a rule away, so that the policy decides again.
  ///
  /// @throws CrmException.NotFound when there is none
  public void remove(String subject) {
    String known = normalised(subject);
    if (!store.remove(known)) {
      throw new CrmException.NotFound("There is no rule about “" + known + "”.");
    }
    rejudging.about(known);
    news.publishEvent(
        new Audited("addressRule.deleted", null, Map.of("subject", known), null, null));
  }

  private static String normalised(String subject) {
    // A domain is looked at as somebody's address in it.
    Optional<String> found =
        subject.indexOf('@') >= 0
            ? EmailAddresses.normalise(subject)
            : EmailAddresses.normalise("x@" + subject.strip()).map(a -> a.substring(2));
    return found.orElseThrow(() ->
        new CrmException.Invalid(
            "subject", "is neither an e-mail address nor a domain such as acme.example"));
  }
}
