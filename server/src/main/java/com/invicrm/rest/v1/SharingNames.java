package com.invicrm.rest.v1;

import com.invicrm.access.Users;
import com.invicrm.access.Viewer;
import com.invicrm.people.Contacts;
import com.invicrm.rest.v1.SharingJson.Names;
import com.invicrm.timeline.AccessRequest;
import com.invicrm.timeline.SharingRule;
import com.invicrm.timeline.WhoSees;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// The names of what rules and requests are about, as far as the viewer may see them.
@Component
class SharingNames {
  private final WhoSees whoSees;
  private final Contacts contacts;
  private final Users users;

  SharingNames(WhoSees whoSees, Contacts contacts, Users users) {
    this.whoSees = whoSees;
    this.contacts = contacts;
    this.users = users;
  }

  Names of(Viewer viewer, Collection<SharingRule> rules, Collection<AccessRequest> requests) {
    Set<UUID> threads = new HashSet<>();
    Set<UUID> people = new HashSet<>();
    for (SharingRule rule : rules) {
      if (rule.subject() instanceof SharingRule.Subject.OfThread(UUID id)) threads.add(id);
      if (rule.subject() instanceof SharingRule.Subject.OfPerson(UUID id)) people.add(id);
    }
    for (AccessRequest request : requests) {
      if (request.subject() instanceof AccessRequest.Subject.OfThread(UUID id)) threads.add(id);
      if (request.subject() instanceof AccessRequest.Subject.OfPerson(UUID id)) people.add(id);
    }
    List<UUID> askers = requests.stream().map(r -> r.parties().viewerId()).distinct().toList();
    return new Names(whoSees.subjects(viewer, threads), contacts.refs(people), users.names(askers));
  }
}
