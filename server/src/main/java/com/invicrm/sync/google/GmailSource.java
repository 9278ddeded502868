package com.invicrm.sync.google;

import com.invicrm.sync.MailSource;
import com.invicrm.sync.SourceException.Forbidden;
import com.invicrm.sync.SourceException.NeedsConsent;
import com.invicrm.sync.SourceException.Unauthorized;
import com.invicrm.sync.Turn;
import com.invicrm.sync.google.GmailJson.HistoryList;
import com.invicrm.sync.google.GmailJson.MessageList;
import com.invicrm.sync.google.GmailJson.Profile;
import com.invicrm.sync.google.GmailJson.SendAs;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A mailbox at Gmail, for one turn. The turn is only spoken to from the caller's thread.
final class GmailSource implements MailSource {
  private final GmailApi api;
  private final GmailUnits units;
  private final String topic;
  private final Turn turn;
  private @Nullable List<Label> own;

  GmailSource(GmailApi api, GmailUnits units, String topic, Turn turn) {
    this.api = api;
    this.units = units;
    this.topic = topic;
    this.turn = turn;
  }

  @Override
  public Standpoint standpoint() {
    Profile profile = ask(units.getProfile(), api::profile);
    Set<String> addresses = new LinkedHashSet<>();
    addresses.add(profile.emailAddress());
    addresses.addAll(aliases());
    return new Standpoint(profile.emailAddress(), addresses, profile.historyId());
  }

  /// Addresses that are not confirmed yet may be anybody's.
  private List<String> aliases() {
    try {
      return ask(units.sendAs(), api::sendAs).sendAs().stream()
          .filter(a -> !"pending".equals(a.verificationStatus()))
          .map(SendAs::sendAsEmail)
          .flatMap(Stream::ofNullable)
          .toList();
    } catch (Forbidden | NeedsConsent e) {
      // Mail can be read without them.
      return List.of();
    }
  }

  @Override
  public Listing list(Window window, Optional<String> page) {
    String query = GmailQuery.of(window, named(window));
    MessageList list = ask(units.messagesList(), token -> api.messages(token, query, page));
    return new Listing(
        list.messages().stream().map(m -> new Wanted(m.id(), m.threadId())).toList(),
        Optional.ofNullable(list.nextPageToken()));
  }

  /// The labels, if the window is told by the names of any; asked for once a turn.
  private List<Label> named(Window window) {
    boolean isNamed =
        Stream.concat(window.only().stream(), window.without().stream())
            .anyMatch(GmailQuery::isOwn);
    if (!isNamed) return List.of();
    List<Label> known = own == null ? labels() : own;
    own = known;
    return known;
  }

  @Override
  public Count count(Window window, Match match, int pages) {
    String query = GmailQuery.of(window, match, named(window));
    Optional<String> label =
        match instanceof Match.In(String id) ? Optional.of(id) : Optional.empty();
    int mails = 0;
    Optional<String> page = Optional.empty();
    for (int i = 0; i < pages; i++) {
      Optional<String> from = page;
      MessageList list =
          ask(units.messagesList(), token -> api.messages(token, query, label, from));
      mails += list.messages().size();
      page = Optional.ofNullable(list.nextPageToken());
      if (page.isEmpty()) break;
    }
    return new Count(mails, page.isPresent());
  }

  @Override
  public Changes changes(String cursor, Optional<String> page) {
    HistoryList list = ask(units.historyList(), token -> api.history(token, cursor, page));
    return new Changes(
        list.history().stream().flatMap(GmailHistory::changes).toList(),
        Optional.ofNullable(list.nextPageToken()),
        list.historyId());
  }

  @Override
  public Delivery fetch(List<Wanted> wanted) {
    return new GmailFetch(api, units, turn).run(wanted);
  }

  @Override
  public List<Label> labels() {
    return ask(units.labelsList(), api::labels).labels().stream()
        .map(l -> new Label(l.id(), l.name(), Objects.equals(l.type(), "user")))
        .toList();
  }

  @Override
  public Optional<Instant> watch() {
    if (topic.isBlank()) return Optional.empty();
    long until = ask(units.watch(), token -> api.watch(token, topic)).expiration();
    return Optional.of(Instant.ofEpochMilli(until));
  }

  /// A token that is refused is asked for anew, once.
  private <T> T ask(int cost, Function<String, T> call) {
    turn.spend(cost);
    String token = turn.token();
    try {
      return call.apply(token);
    } catch (Unauthorized e) {
      return call.apply(turn.tokenAfter(token));
    }
  }
}
