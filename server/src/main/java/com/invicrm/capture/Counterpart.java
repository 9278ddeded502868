package com.invicrm.capture;

import com.invicrm.timeline.IncomingMail.Direction;
import com.invicrm.timeline.IncomingMail.Participant;
import com.invicrm.timeline.IncomingMail.Role;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/// With whom a mail was exchanged: an inbound one with its sender, an outbound one with everybody
/// it went to. The owner is nobody's counterpart.
record Counterpart(Direction direction, String address) {
  static Set<Counterpart> of(
      Direction direction, Collection<Participant> participants, Owner owner) {
    Set<Counterpart> all = new LinkedHashSet<>();
    for (Participant p : participants) {
      boolean meant =
          direction == Direction.outbound ? p.role().isRecipient() : p.role() == Role.from;
      if (meant && !owner.owns(p.address())) all.add(new Counterpart(direction, p.address()));
      if (direction == Direction.inbound && meant) break;
    }
    return all;
  }
}
