package com.invicrm.capture;

import com.invicrm.people.Blot;
import com.invicrm.people.ErasedAddresses;
import com.invicrm.timeline.IncomingMail;
import com.invicrm.timeline.IncomingMail.Participant;
import com.invicrm.timeline.IncomingMail.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Keeps mail of people who were erased out: what they wrote and what was written to them alone. In
/// mail with others they are left out of the address fields and blotted out of the words.
@Component
public class ErasedMail {
  private final ErasedAddresses erased;

  ErasedMail(ErasedAddresses erased) {
    this.erased = erased;
  }

  /// Sifts a batch in the caller's transaction, who holds the mailbox's lock: an erasure waits for
  /// it, or it for the erasure.
  @Transactional(propagation = Propagation.MANDATORY)
  public Sifted sift(Collection<Judged> judged) {
    if (judged.isEmpty() || !erased.any()) return new Sifted(judged, List.of());
    Set<String> out = erased.among(addresses(judged));
    if (out.isEmpty()) return new Sifted(judged, List.of());
    List<Judged> kept = new ArrayList<>();
    List<String> gone = new ArrayList<>();
    for (Judged mail : judged) {
      if (mail.mail().map(m -> isTheirs(m, out)).orElse(false)) gone.add(mail.ref().providerId());
      else kept.add(without(mail, out));
    }
    return new Sifted(kept, gone);
  }

  /// Passes when none of these normalised addresses stays out.
  ///
  /// @throws com.invicrm.tenancy.CrmException.Conflict naming one that does
  public void requireIn(Collection<String> addresses) {
    erased.require(addresses);
  }

  private static Set<String> addresses(Collection<Judged> judged) {
    return judged.stream()
        .flatMap(j -> j.mail().stream())
        .flatMap(m -> m.participants().stream())
        .map(Participant::address)
        .collect(Collectors.toSet());
  }

  /// They wrote it, or nobody else got it but whoever wrote it.
  static boolean isTheirs(IncomingMail mail, Set<String> erased) {
    Set<String> authors = addresses(mail, Role.from);
    if (authors.stream().anyMatch(erased::contains)) return true;
    Set<String> recipients = addresses(mail, Role.to, Role.cc, Role.bcc);
    recipients.removeAll(authors);
    return !recipients.isEmpty() && erased.containsAll(recipients);
  }

  private static Set<String> addresses(IncomingMail mail, Role... roles) {
    Set<Role> wanted = Set.of(roles);
    return mail.participants().stream()
        .filter(p -> wanted.contains(p.role()))
        .map(Participant::address)
        .collect(Collectors.toSet());
  }

  private static Judged without(Judged judged, Set<String> erased) {
    Optional<IncomingMail> mail = judged.mail();
    if (mail.isEmpty()) return judged;
    List<Participant> them =
        mail.get().participants().stream().filter(p -> erased.contains(p.address())).toList();
    if (them.isEmpty()) return judged;
    Blot blot =
        Blot.of(
            them.stream().map(Participant::address).toList(),
            them.stream().map(Participant::name).toList(),
            List.of());
    return BlottedMail.of(judged, mail.get(), them, blot);
  }
}
