package com.invicrm.timeline;

import com.invicrm.access.User;
import com.invicrm.access.Users;
import com.invicrm.access.Viewer;
import com.invicrm.tenancy.CrmException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Who sees what of mail, told to its owner, and whom one may ask to see it.
@Component
@Transactional(readOnly = true)
public class WhoSees {
  private final WhoSeesStore store;
  private final SharingRuleStore rules;
  private final AccessRequestStore requests;
  private final Users users;

  WhoSees(WhoSeesStore store, SharingRuleStore rules, AccessRequestStore requests, Users users) {
    this.store = store;
    this.rules = rules;
    this.requests = requests;
    this.users = users;
  }

  /// What colleagues see of several mails.
  public record Range(Access least, Access most) {}

  /// The sharing of a conversation.
  ///
  /// @param own what all colleagues see of the viewer's own copies; empty when there are none
  /// @param rule the viewer's rule about it
  /// @param owners colleagues who have copies and whose address stands in it for all to see
  /// @param others how many more have copies
  /// @param requests that the viewer got or made about it
  public record OfThread(
      UUID thread,
      Optional<Range> own,
      Optional<SharingRule> rule,
      List<User> owners,
      int others,
      List<AccessRequest> requests) {}

  /// Who sees a conversation.
  ///
  /// @throws CrmException.NotFound when there is none
  public OfThread ofThread(Viewer viewer, UUID thread) {
    Set<UUID> owners = requests.ownersOfThread(thread);
    if (!rules.hasThread(thread)) throw new CrmException.NotFound("conversation", thread);
    owners.remove(viewer.userId());
    List<User> named = named(thread, owners);
    return new OfThread(
        thread,
        store.ofCopies(viewer.userId(), thread),
        rules.ofThread(viewer.userId(), thread),
        named,
        owners.size() - named.size(),
        requests.ofThread(viewer.userId(), thread));
  }

  /// Who got a blind copy is not told.
  private List<User> named(UUID thread, Set<UUID> owners) {
    List<User> all = owners.stream().sorted().flatMap(o -> users.find(o).stream()).toList();
    if (all.isEmpty()) return all;
    Set<String> named =
        store.named(thread, all.stream().map(WhoSees::address).collect(Collectors.toSet()));
    return all.stream().filter(u -> named.contains(address(u))).toList();
  }

  private static String address(User user) {
    return user.email().toLowerCase(Locale.ROOT);
  }

  /// What to call conversations: the newest subject that the viewer may see; others are missing.
  public Map<UUID, String> subjects(Viewer viewer, Collection<UUID> threads) {
    return threads.isEmpty() ? Map.of() : store.subjects(viewer, threads);
  }

  /// Of the viewer's own mails, how many a colleague sees how far.
  public Map<Access, Integer> counts(Viewer viewer, UUID colleague) {
    return store.counts(viewer.userId(), colleague);
  }
}
