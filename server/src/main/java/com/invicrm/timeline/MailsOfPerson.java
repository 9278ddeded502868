package com.invicrm.timeline;

import com.invicrm.people.Blot;
import com.invicrm.people.ErasedKind;
import com.invicrm.people.ErasedPerson;
import com.invicrm.timeline.KeptMailMaskStore.Words;
import com.invicrm.timeline.MailMaskStore.Naming;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Mails that name somebody who is erased. What they wrote, and what was written to them alone, is
/// emptied and taken back; mails with others keep their words, and what the owner shares of them,
/// without the person.
@Component
class MailsOfPerson {
  private static final int MAILS = 200;

  private final MailMaskStore store;
  private final KeptMailMaskStore kept;
  private final MailWithdrawalStore withdrawal;
  private final Levels levels;

  MailsOfPerson(
      MailMaskStore store, KeptMailMaskStore kept, MailWithdrawalStore withdrawal, Levels levels) {
    this.store = store;
    this.kept = kept;
    this.withdrawal = withdrawal;
    this.levels = levels;
  }

  Map<ErasedKind, Integer> count(ErasedPerson whom) {
    MailMaskStore.Counts counts = store.count(whom.addresses());
    return Map.of(
        ErasedKind.mails, counts.theirs(), ErasedKind.mailsWithOthers, counts.withOthers());
  }

  /// Masks some hundred mails, which no longer name the person then; nothing when none does.
  Map<ErasedKind, Integer> maskNext(ErasedPerson whom) {
    levels.hold();
    List<Naming> next = store.next(whom.addresses(), MAILS);
    if (next.isEmpty()) return Map.of();
    Map<Boolean, List<UUID>> theirs =
        next.stream()
            .collect(
                Collectors.partitioningBy(
                    Naming::theirs, Collectors.mapping(Naming::message, Collectors.toList())));
    empty(theirs.getOrDefault(true, List.of()));
    mask(theirs.getOrDefault(false, List.of()), whom.blot(), whom.addresses());
    List<UUID> all = next.stream().map(Naming::message).toList();
    store.maskParticipants(all, whom.addresses());
    return Map.of(
        ErasedKind.mails,
        theirs.getOrDefault(true, List.of()).size(),
        ErasedKind.mailsWithOthers,
        theirs.getOrDefault(false, List.of()).size());
  }

  private void empty(List<UUID> messages) {
    if (messages.isEmpty()) return;
    store.putAwayCopies(messages);
    withdrawal.messages(messages);
    store.empty(messages);
  }

  private void mask(List<UUID> messages, Blot blot, List<String> addresses) {
    if (messages.isEmpty()) return;
    Map<UUID, List<String>> names = kept.names(messages, addresses);
    for (Words words : kept.words(messages)) {
      Words masked = words.masked(blot.and(names.getOrDefault(words.message(), List.of())));
      if (!masked.equals(words)) kept.replace(masked);
    }
    kept.dropHtml(messages);
    kept.maskAttachments(messages, blot);
    kept.maskLabels(messages, blot);
    kept.freezeSharing(messages);
  }
}
