package com.invicrm.sync;

import com.google.common.collect.ImmutableList;
import com.invicrm.capture.Arrived;
import com.invicrm.capture.Judged;
import com.invicrm.capture.MailJudge;
import com.invicrm.capture.Mailbox;
import com.invicrm.capture.mime.MailParser;
import com.invicrm.capture.mime.MessageRef;
import com.invicrm.capture.mime.Parsed;
import com.invicrm.capture.mime.RawMessage;
import com.invicrm.sync.LedgerChanges.Fate;
import com.invicrm.sync.MailSource.Delivered;
import com.invicrm.sync.MailSource.Delivered.Failed;
import com.invicrm.sync.SettleStore.Settled;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Mails that were fetched: read and judged, before any transaction.
///
/// @param legible those that are to be stored
/// @param others what is known of the rest: left out, gone, unreadable
/// @param failed those that may come another time
record FetchedMail(List<Legible> legible, List<Settled> others, List<Failed> failed) {
  FetchedMail {
    legible = ImmutableList.copyOf(legible);
    others = ImmutableList.copyOf(others);
    failed = ImmutableList.copyOf(failed);
  }

  /// A mail that could be read.
  ///
  /// @param history its place in the provider's history
  record Legible(Judged judged, String history) {
    MessageRef ref() {
      return judged.ref();
    }

    Settled settled(Fate fate, String reason, @Nullable UUID messageId) {
      return FetchedMail.settled(ref(), history, fate, reason, messageId);
    }
  }

  /// Reads and judges what was delivered.
  static FetchedMail of(Collection<Delivered> delivered, Rules rules) {
    List<Legible> legible = new ArrayList<>();
    List<Settled> others = new ArrayList<>();
    List<Failed> failed = new ArrayList<>();
    for (Delivered d : delivered) {
      switch (d) {
        case Delivered.Came came -> came(came, rules, legible, others);
        case Delivered.Gone(String id) ->
            others.add(new Settled(id, Fate.gone, "deleted", null, null, "", null));
        case Failed f -> failed.add(f);
      }
    }
    return new FetchedMail(legible, others, failed);
  }

  /// What decides about a mail before it is stored.
  ///
  /// @param since mail that came before is left where it is
  record Rules(Labels labels, Mailbox mailbox, MailJudge judge, Optional<Instant> since) {
    Optional<String> out(MessageRef ref) {
      Optional<String> label = labels.reason(Set.copyOf(ref.labels()));
      if (label.isPresent()) return label;
      @Nullable Instant received = ref.receivedAt();
      boolean old = received != null && since.isPresent() && received.isBefore(since.get());
      return old ? Optional.of("old") : Optional.empty();
    }
  }

  /// All ids, except of those that may come another time.
  List<String> ids() {
    return Stream.concat(
            legible.stream().map(m -> m.ref().providerId()), others.stream().map(Settled::id))
        .toList();
  }

  private static void came(
      Delivered.Came came, Rules rules, List<Legible> legible, List<Settled> others) {
    MessageRef ref = came.mail().ref();
    Optional<String> out = rules.out(ref);
    if (out.isPresent()) {
      others.add(settled(ref, came.at(), Fate.skipped, out.get(), null));
      return;
    }
    var here = new MessageRef(ref.providerId(), ref.labels(), ref.receivedAt(), thread(ref, rules));
    switch (MailParser.parse(new RawMessage(here, came.mail().content()))) {
      case Parsed.Legible(var mail) ->
          legible.add(new Legible(rules.judge().judge(new Arrived(here, mail)), came.at()));
      case Parsed.Unreadable(String reason) ->
          others.add(settled(ref, came.at(), Fate.poison, reason, null));
    }
  }

  /// Two mailboxes may name different conversations alike.
  private static @Nullable String thread(MessageRef ref, Rules rules) {
    return ref.thread() == null ? null : rules.mailbox().channelId() + ":" + ref.thread();
  }

  private static Settled settled(
      MessageRef ref, String history, Fate fate, String reason, @Nullable UUID messageId) {
    return new Settled(
        ref.providerId(),
        fate,
        reason,
        messageId,
        Set.copyOf(ref.labels()),
        history,
        ref.receivedAt());
  }
}
