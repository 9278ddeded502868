package com.invicrm.rest.v1;

import com.invicrm.people.ContactRef;
import com.invicrm.rest.v1.DealShapes.UserRefJson;
import com.invicrm.timeline.Access;
import com.invicrm.timeline.AccessRequest;
import com.invicrm.timeline.SharingRule;
import com.invicrm.timeline.WhoSees;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The sharing of mail as the contract has it.
final class SharingJson {
  private SharingJson() {}

  /// What is said of threads and people: names that the viewer may see.
  record Names(
      Map<UUID, String> subjects, Map<UUID, ContactRef> contacts, Map<UUID, String> users) {}

  /// A mailbox and what it shares.
  record MailboxJson(UUID id, String address, Access access, int mails) {}

  /// All mailboxes about which the viewer decides.
  record MailboxesJson(List<MailboxJson> data) {}

  /// A rule about a part of one's mail.
  record RuleJson(
      UUID id,
      String kind,
      @Nullable UUID threadId,
      @Nullable String subject,
      @Nullable ContactRef contact,
      @Nullable String domain,
      Access access,
      Instant since) {
    static RuleJson of(SharingRule rule, Names names) {
      return switch (rule.subject()) {
        case SharingRule.Subject.OfThread(UUID id) ->
            of(rule, "thread", id, names.subjects().get(id), null, null);
        case SharingRule.Subject.OfPerson(UUID id) ->
            of(rule, "person", null, null, names.contacts().get(id), null);
        case SharingRule.Subject.OfDomain(String domain) ->
            of(rule, "domain", null, null, null, domain);
      };
    }

    private static RuleJson of(
        SharingRule rule,
        String kind,
        @Nullable UUID thread,
        @Nullable String subject,
        @Nullable ContactRef contact,
        @Nullable String domain) {
      return new RuleJson(
          rule.id(), kind, thread, subject, contact, domain, rule.access(), rule.since());
    }
  }

  /// A request for access; who was asked is not told to whoever asks, since a blind copy may be
  /// theirs.
  record RequestJson(
      UUID id,
      String kind,
      @Nullable UUID threadId,
      @Nullable String subject,
      @Nullable ContactRef contact,
      @Nullable UserRefJson requester,
      AccessRequest.Status status,
      Access wanted,
      @Nullable Access granted,
      Instant askedAt,
      @Nullable Instant answeredAt) {
    static RequestJson of(AccessRequest r, UUID viewer, Names names) {
      boolean received = r.parties().ownerId().equals(viewer);
      @Nullable UUID thread =
          r.subject() instanceof AccessRequest.Subject.OfThread(UUID id) ? id : null;
      @Nullable UUID person =
          r.subject() instanceof AccessRequest.Subject.OfPerson(UUID id) ? id : null;
      return new RequestJson(
          r.id(),
          thread == null ? "person" : "thread",
          thread,
          thread == null ? null : names.subjects().get(thread),
          person == null ? null : names.contacts().get(person),
          received ? UserRefJson.of(r.parties().viewerId(), names.users()) : null,
          r.status(),
          r.wanted(),
          r.granted().orElse(null),
          r.times().askedAt(),
          r.times().answeredAt().orElse(null));
    }
  }

  /// Who sees a conversation.
  record ThreadJson(
      UUID threadId,
      @Nullable OwnJson own,
      List<UserRefJson> owners,
      int otherOwners,
      List<RequestJson> requests) {
    static ThreadJson of(WhoSees.OfThread t, UUID viewer, Names names) {
      return new ThreadJson(
          t.thread(),
          t.own().map(o -> OwnJson.of(o, t, names)).orElse(null),
          t.owners().stream().map(u -> new UserRefJson(u.id(), u.name())).toList(),
          t.others(),
          t.requests().stream().map(r -> RequestJson.of(r, viewer, names)).toList());
    }
  }

  /// What colleagues see of one's own copies.
  record OwnJson(Access least, Access most, @Nullable RuleJson rule) {
    static OwnJson of(WhoSees.Range range, WhoSees.OfThread t, Names names) {
      return new OwnJson(
          range.least(), range.most(), t.rule().map(r -> RuleJson.of(r, names)).orElse(null));
    }
  }

  /// How many of one's mails a colleague sees how far.
  record CountsJson(int metadata, int subject, int everything) {
    static CountsJson of(Map<Access, Integer> counts) {
      return new CountsJson(
          counts.getOrDefault(Access.metadata, 0),
          counts.getOrDefault(Access.subject, 0),
          counts.getOrDefault(Access.everything, 0));
    }
  }

  /// One's own mail as a colleague sees it.
  record PreviewJson(
      UserRefJson user, CountsJson counts, List<ActivityJson> data, @Nullable String nextCursor) {}
}
