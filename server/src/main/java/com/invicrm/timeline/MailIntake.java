package com.invicrm.timeline;

import com.google.common.collect.ImmutableSet;
import com.invicrm.timeline.IncomingMail.Direction;
import com.invicrm.timeline.IncomingMail.Letter;
import com.invicrm.timeline.IncomingMail.Participant;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Takes in mails by the batch: messages once each, with their threads, copies and activities.
///
/// The same mails again, in another order or batch, leave the same rows. The caller holds the
/// mailbox's lock, so that one mailbox is taken in by one worker at a time; different mailboxes may
/// bring the same mail at once.
@Component
public class MailIntake {
  private final MessageKeyStore keys;
  private final ThreadIntake threads;
  private final MessageIntakeStore messages;
  private final CopyIntakeStore copies;

  MailIntake(
      MessageKeyStore keys,
      ThreadIntake threads,
      MessageIntakeStore messages,
      CopyIntakeStore copies) {
    this.keys = keys;
    this.threads = threads;
    this.messages = messages;
    this.copies = copies;
  }

  /// Where mails come from.
  ///
  /// @param userId whose mailbox it is; null when the owner is no user
  /// @param sharing what colleagues may see: 0 metadata, 1 also subjects, 2 everything
  public record Place(UUID channelId, @Nullable UUID userId, short sharing) {}

  /// What became of a mail.
  ///
  /// @param outcome `created` for one mail of each new message
  /// @param hereBefore the message's participants, if a copy of it lay in this place before
  public record Stored(
      IncomingMail mail, UUID messageId, Outcome outcome, Set<Participant> hereBefore) {
    public Stored {
      hereBefore = ImmutableSet.copyOf(hereBefore);
    }
  }

  /// Whether a mail is a new message, or a copy of one that is here.
  public enum Outcome {
    created,
    merged
  }

  /// Stores mails, in the caller's transaction; answers in the order given.
  @Transactional(propagation = Propagation.MANDATORY)
  public List<Stored> store(Place place, List<IncomingMail> mails) {
    if (mails.isEmpty()) return List.of();
    MessageBatch batch = MessageIdentity.of(mails, keys);
    Map<UUID, Present> present = messages.present(batch.existing(), place.channelId());
    Map<UUID, UUID> placed = threads.place(batch, present);
    messages.insert(batch.fresh(), placed);
    messages.replace(better(batch, present));
    messages.addParticipants(batch.messages());
    copies.add(place, batch.messages());
    copies.addActivities(batch.fresh(), placed);
    copies.markOutbound(batch.existing());
    return answers(mails, batch, present);
  }

  /// Adds labels to copies that lie in a channel, by their ids there.
  @Transactional(propagation = Propagation.MANDATORY)
  public void label(UUID channel, Map<String, List<String>> labels) {
    copies.label(channel, labels);
  }

  /// Of several copies a message is shown as the one with the least id, whichever came first.
  private static List<BatchMessage> better(MessageBatch batch, Map<UUID, Present> present) {
    return batch.existing().stream().filter(m -> isBetter(m, present.get(m.id()))).toList();
  }

  private static boolean isBetter(BatchMessage message, @Nullable Present before) {
    return before != null && message.shown().copy().providerId().compareTo(before.shown()) < 0;
  }

  private static List<Stored> answers(
      List<IncomingMail> mails, MessageBatch batch, Map<UUID, Present> present) {
    var ids = new IdentityHashMap<IncomingMail, UUID>();
    batch.messages().forEach(m -> m.mails().forEach(mail -> ids.put(mail, m.id())));
    Set<UUID> uncounted = batch.fresh().stream().map(BatchMessage::id).collect(Collectors.toSet());
    return mails.stream()
        .map(mail -> {
          UUID id = Objects.requireNonNull(ids.get(mail));
          Outcome outcome = uncounted.remove(id) ? Outcome.created : Outcome.merged;
          @Nullable Present before = present.get(id);
          return new Stored(mail, id, outcome, before == null ? Set.of() : before.here());
        })
        .toList();
  }

  /// A message that was here before the batch.
  ///
  /// @param shown the copy that it is shown as
  /// @param here its participants, when a copy lay in the same place
  record Present(UUID threadId, String shown, Set<Participant> here) {}

  /// A message of a batch and its mails there, the one to show first.
  record BatchMessage(UUID id, List<IncomingMail> mails) {
    IncomingMail shown() {
      return mails.getFirst();
    }

    Letter letter() {
      return shown().letter();
    }

    Direction direction() {
      boolean written = mails.stream().anyMatch(m -> m.copy().direction() == Direction.outbound);
      return written ? Direction.outbound : Direction.inbound;
    }
  }

  /// The messages of a batch, apart by whether they were here before.
  record MessageBatch(List<BatchMessage> fresh, List<BatchMessage> existing) {
    Collection<BatchMessage> messages() {
      return Stream.concat(existing.stream(), fresh.stream()).toList();
    }
  }
}
