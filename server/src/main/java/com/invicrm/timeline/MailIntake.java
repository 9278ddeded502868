package com.invicrm.timeline;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.invicrm.timeline.IncomingMail.Direction;
import com.invicrm.timeline.IncomingMail.Letter;
import com.invicrm.timeline.IncomingMail.Participant;
import com.invicrm.timeline.IncomingMail.Role;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
  private final MessageJoinStore joins;
  private final Levels levels;

  MailIntake(
      MessageKeyStore keys,
      ThreadIntake threads,
      MessageIntakeStore messages,
      CopyIntakeStore copies,
      MessageJoinStore joins,
      Levels levels) {
    this.keys = keys;
    this.threads = threads;
    this.messages = messages;
    this.copies = copies;
    this.joins = joins;
    this.levels = levels;
  }

  /// Where mails come from.
  ///
  /// @param mailboxId the mailbox that the channel reads
  /// @param userId whose mailbox it is; null when the owner is no user
  public record Place(UUID mailboxId, UUID channelId, @Nullable UUID userId) {}

  /// What became of a batch.
  ///
  /// @param mails in the order given
  /// @param joined messages that turned out to be others: each that is gone, and which it became
  public record Taken(List<Stored> mails, Map<UUID, UUID> joined) {
    public Taken {
      mails = ImmutableList.copyOf(mails);
      joined = ImmutableMap.copyOf(joined);
    }
  }

  /// What became of a mail.
  ///
  /// @param outcome `created` for one mail of each new message
  /// @param hereBefore the participants of each message that it is, of which a copy lay in this
  ///   place before: several when they turned out to be one
  public record Stored(
      IncomingMail mail, UUID messageId, Outcome outcome, List<Set<Participant>> hereBefore) {
    public Stored {
      hereBefore = ImmutableList.copyOf(hereBefore);
    }
  }

  /// Whether a mail is a new message, or a copy of one that is here.
  public enum Outcome {
    created,
    merged
  }

  /// Stores mails, in the caller's transaction.
  @Transactional(propagation = Propagation.MANDATORY)
  public Taken store(Place place, List<IncomingMail> mails) {
    if (mails.isEmpty()) return new Taken(List.of(), Map.of());
    levels.hold();
    MessageBatch batch = MessageIdentity.of(mails, keys);
    Map<UUID, Present> present = messages.present(batch.before(), place.channelId());
    Map<UUID, UUID> placed = threads.place(batch, present);
    if (!batch.joined().isEmpty()) joins.join(batch.joined(), shown(batch, present));
    messages.insert(batch.fresh(), placed);
    messages.replace(better(batch, present));
    messages.addParticipants(batch.messages());
    copies.add(place, batch.messages());
    copies.addActivities(batch.fresh(), placed);
    copies.markOutbound(batch.existing());
    levels.ofMessages(ids(batch.messages()), ids(batch.existing()));
    return new Taken(answers(mails, batch, present), batch.joined());
  }

  /// What would become of mails if they were stored, and those before them in the same rehearsal;
  /// nothing is written.
  @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
  public List<Stored> rehearse(RehearsedMessages before, List<IncomingMail> mails) {
    return mails.isEmpty()
        ? List.of()
        : answers(mails, MessageIdentity.of(mails, before.over(keys)), Map.of());
  }

  /// Adds labels to copies that lie in a channel, by their ids there.
  @Transactional(propagation = Propagation.MANDATORY)
  public void label(UUID channel, Map<String, List<String>> labels) {
    copies.label(channel, labels);
  }

  /// Gives copies that lie in a channel these labels and no others, by their ids there.
  @Transactional(propagation = Propagation.MANDATORY)
  public void relabel(UUID channel, Map<String, List<String>> labels) {
    copies.relabel(channel, labels);
  }

  private static List<UUID> ids(Collection<BatchMessage> messages) {
    return messages.stream().map(BatchMessage::id).toList();
  }

  /// Of several copies a message is shown as the one with the least id, whichever came first.
  private static List<BatchMessage> better(MessageBatch batch, Map<UUID, Present> present) {
    return batch.existing().stream()
        .filter(m ->
            batch.all(m.id()).stream()
                .flatMap(id -> Stream.ofNullable(present.get(id)))
                .allMatch(p -> m.shown().copy().providerId().compareTo(p.shown()) < 0))
        .toList();
  }

  /// Of messages that become others, those with the copy to show.
  private static Map<UUID, UUID> shown(MessageBatch batch, Map<UUID, Present> present) {
    Map<UUID, UUID> shown = new TreeMap<>();
    for (UUID into : new TreeSet<>(batch.joined().values())) {
      batch.all(into).stream()
          .filter(present::containsKey)
          .min(Comparator.comparing(id -> Objects.requireNonNull(present.get(id)).shown()))
          .filter(best -> !best.equals(into))
          .ifPresent(best -> shown.put(best, into));
    }
    return shown;
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
          return new Stored(mail, id, outcome, here(batch.all(id), present));
        })
        .toList();
  }

  private static List<Set<Participant>> here(List<UUID> ids, Map<UUID, Present> present) {
    return ids.stream()
        .flatMap(id -> Stream.ofNullable(present.get(id)))
        .map(Present::here)
        .filter(p -> !p.isEmpty())
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

    Optional<Participant> sender() {
      return shown().participants().stream().filter(p -> p.role() == Role.from).findFirst();
    }

    Direction direction() {
      boolean written = mails.stream().anyMatch(m -> m.copy().direction() == Direction.outbound);
      return written ? Direction.outbound : Direction.inbound;
    }
  }

  /// The messages of a batch, apart by whether they were here before.
  ///
  /// @param joined messages that were here and turn out to be others that were
  record MessageBatch(
      List<BatchMessage> fresh, List<BatchMessage> existing, Map<UUID, UUID> joined) {
    Collection<BatchMessage> messages() {
      return Stream.concat(existing.stream(), fresh.stream()).toList();
    }

    /// All that were here before, also those that become others.
    List<UUID> before() {
      return Stream.concat(existing.stream().map(BatchMessage::id), joined.keySet().stream())
          .toList();
    }

    /// The messages that become this one.
    List<UUID> joinedTo(UUID id) {
      return joined.entrySet().stream()
          .filter(e -> e.getValue().equals(id))
          .map(Map.Entry::getKey)
          .toList();
    }

    /// A message, and those that become it.
    List<UUID> all(UUID id) {
      return Stream.concat(Stream.of(id), joinedTo(id).stream()).toList();
    }
  }
}
