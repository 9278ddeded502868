package com.invicrm.sync.google;

import com.google.common.collect.ImmutableList;
import com.invicrm.sync.MailSource.Delivered;
import com.invicrm.sync.MailSource.Delivered.Came;
import com.invicrm.sync.MailSource.Delivered.Gone;
import com.invicrm.sync.MailSource.Wanted;
import com.invicrm.sync.google.GmailJson.Message;
import com.invicrm.sync.google.GmailJson.PartBody;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One call that fetches something of messages.
///
/// @param what it asks for
/// @param ids of the messages that come to nothing when it does
/// @param anew the token to ask with after another one was refused; it was paid for then
record FetchJob(What what, List<String> ids, Optional<Token> anew) {
  FetchJob {
    ids = ImmutableList.copyOf(ids);
  }

  /// What a call asks for.
  sealed interface What {}

  /// A message.
  record One(String id) implements What {}

  /// A whole thread.
  record Whole(String thread) implements What {}

  /// A text that did not come with its message.
  record Text(GmailMail mail, String attachmentId) implements What {}

  /// What a call brought, and what is to be asked next because of it.
  record Fetched(List<Delivered> delivered, List<FetchJob> further) {}

  /// The cheapest calls that bring them all.
  static List<FetchJob> plan(List<Wanted> wanted, GmailUnits units) {
    Map<String, List<String>> threads = new LinkedHashMap<>();
    for (Wanted one : wanted) {
      String thread = one.thread();
      threads
          .computeIfAbsent(thread == null ? "m:" + one.id() : thread, _ -> new ArrayList<>())
          .add(one.id());
    }
    List<FetchJob> jobs = new ArrayList<>();
    threads.forEach((thread, ids) -> {
      List<String> each = ids.stream().distinct().toList();
      boolean together = each.size() * units.messagesGet() > units.threadsGet();
      if (together) jobs.add(new FetchJob(new Whole(thread), each, Optional.empty()));
      else each.forEach(id -> jobs.add(one(id)));
    });
    return jobs;
  }

  int cost(GmailUnits units) {
    return switch (what) {
      case One _ -> units.messagesGet();
      case Whole _ -> units.threadsGet();
      case Text _ -> units.attachmentsGet();
    };
  }

  /// The same once more, with another token.
  FetchJob again(Token token) {
    return new FetchJob(what, ids, Optional.of(token));
  }

  /// Calls that ask for the same in smaller portions, if there are any: a thread's answer may be
  /// too large.
  Optional<List<FetchJob>> smaller() {
    return what instanceof Whole
        ? Optional.of(ids.stream().map(FetchJob::one).toList())
        : Optional.empty();
  }

  Fetched run(GmailApi api, String token) {
    return switch (what) {
      case One(String id) ->
          api.message(token, id)
              .map(m -> came(new GmailMail(m, Map.of())))
              .orElseGet(() -> gone(ids));
      case Whole(String thread) ->
          api.thread(token, thread).map(t -> picked(t.messages())).orElseGet(() -> gone(ids));
      case Text(GmailMail mail, String id) ->
          came(mail.with(id, text(api.attachment(token, mail.message().id(), id))));
    };
  }

  private static FetchJob one(String id) {
    return new FetchJob(new One(id), List.of(id), Optional.empty());
  }

  /// Of a thread only what is wanted.
  private Fetched picked(List<Message> thread) {
    Map<String, Message> there = new HashMap<>();
    thread.forEach(m -> there.put(m.id(), m));
    List<Delivered> delivered = new ArrayList<>();
    List<FetchJob> further = new ArrayList<>();
    for (String id : ids) {
      Message message = there.get(id);
      Fetched one = message == null ? gone(List.of(id)) : came(new GmailMail(message, Map.of()));
      delivered.addAll(one.delivered());
      further.addAll(one.further());
    }
    return new Fetched(delivered, further);
  }

  /// A mail is delivered once its texts are there.
  private static Fetched came(GmailMail mail) {
    List<String> missing = mail.missing();
    String id = mail.message().id();
    if (missing.isEmpty()) {
      return new Fetched(List.of(new Came(mail.raw(), mail.message().historyId())), List.of());
    }
    var next = new FetchJob(new Text(mail, missing.getFirst()), List.of(id), Optional.empty());
    return new Fetched(List.of(), List.of(next));
  }

  private static Fetched gone(List<String> ids) {
    return new Fetched(ids.stream().<Delivered>map(Gone::new).toList(), List.of());
  }

  /// A text that is no longer there is none.
  private static byte[] text(Optional<PartBody> body) {
    return body.flatMap(b -> Optional.ofNullable(b.data()))
        .map(GmailMail::bytes)
        .orElse(new byte[0]);
  }
}
