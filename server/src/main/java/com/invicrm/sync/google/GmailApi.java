package com.invicrm.sync.google;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.invicrm.sync.google.GmailErrors.About;
import com.invicrm.sync.google.GmailJson.HistoryList;
import com.invicrm.sync.google.GmailJson.LabelList;
import com.invicrm.sync.google.GmailJson.MailThread;
import com.invicrm.sync.google.GmailJson.Message;
import com.invicrm.sync.google.GmailJson.MessageList;
import com.invicrm.sync.google.GmailJson.PartBody;
import com.invicrm.sync.google.GmailJson.Profile;
import com.invicrm.sync.google.GmailJson.SendAsList;
import com.invicrm.sync.google.GmailJson.Watch;
import com.invicrm.sync.google.GoogleHttp.Answer;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The calls of the Gmail API that are used, one method each, on whatever mailbox the access token
/// belongs to.
///
/// What goes wrong is a [SourceException]; a message or thread that is not there is an empty
/// answer.
@Component
class GmailApi {
  private static final String MESSAGE = "id,threadId,labelIds,historyId,internalDate,payload";
  private static final String BRIEF = "message(id,threadId,labelIds)";

  private final GoogleHttp http;
  private final GmailErrors errors;
  private final URI root;

  GmailApi(GoogleHttp http, GoogleSettings settings, Clock clock) {
    this.http = http;
    this.errors = new GmailErrors(clock);
    this.root = settings.apiUrl().resolve("gmail/v1/users/me/");
  }

  Profile profile(String token) {
    return read(get(token, "profile?fields=emailAddress,historyId"), Profile.class, About.anything);
  }

  SendAsList sendAs(String token) {
    String path = "settings/sendAs?fields=sendAs(sendAsEmail,verificationStatus)";
    return read(get(token, path), SendAsList.class, About.anything);
  }

  LabelList labels(String token) {
    return read(get(token, "labels?fields=labels(id,name,type)"), LabelList.class, About.anything);
  }

  /// @param query as in Gmail's search field
  MessageList messages(String token, String query, Optional<String> page) {
    return messages(token, query, Optional.empty(), page);
  }

  /// The same of a label alone.
  MessageList messages(String token, String query, Optional<String> label, Optional<String> page) {
    String path =
        "messages?maxResults=500&fields=messages(id,threadId),nextPageToken&q="
            + encoded(query)
            + label.map(l -> "&labelIds=" + encoded(l)).orElse("")
            + page(page);
    return read(
        get(token, path), MessageList.class, page.isEmpty() ? About.firstPage : About.laterPage);
  }

  HistoryList history(String token, String since, Optional<String> page) {
    String path =
        "history?maxResults=500&fields=nextPageToken,historyId,history(id,messages(id,threadId),"
            + "messagesAdded(%1$s),messagesDeleted(%1$s),labelsAdded(labelIds,%1$s),labelsRemoved(labelIds,%1$s))"
                .formatted(BRIEF)
            + "&startHistoryId="
            + encoded(since)
            + page(page);
    return read(
        get(token, path), HistoryList.class, page.isEmpty() ? About.history : About.laterHistory);
  }

  Optional<Message> message(String token, String id) {
    String path = "messages/" + encoded(id) + "?format=full&fields=" + MESSAGE;
    return found(get(token, path), Message.class);
  }

  Optional<MailThread> thread(String token, String id) {
    String path = "threads/" + encoded(id) + "?format=full&fields=messages(" + MESSAGE + ")";
    return found(get(token, path), MailThread.class);
  }

  /// Bytes that a message's part does not hold itself.
  Optional<PartBody> attachment(String token, String message, String id) {
    String path = "messages/" + encoded(message) + "/attachments/" + encoded(id);
    return found(get(token, path + "?fields=size,data"), PartBody.class);
  }

  /// Asks for pushes to a topic of Pub/Sub; they end after a week.
  Watch watch(String token, String topic) {
    String body = "{\"topicName\":\"" + topic + "\"}";
    return read(post(token, "watch", body), Watch.class, About.anything);
  }

  /// Ends all pushes about the mailbox.
  void stop(String token) {
    Answer answer = post(token, "stop", "");
    if (answer.status() >= 300) throw errors.of(answer, About.anything);
  }

  private Answer get(String token, String path) {
    return http.send(request(token, path));
  }

  private Answer post(String token, String path, String json) {
    return http.send(
        request(token, path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  private HttpRequest.Builder request(String token, String path) {
    return HttpRequest.newBuilder(root.resolve(path)).header("Authorization", "Bearer " + token);
  }

  private <T> T read(Answer answer, Class<T> as, About about) {
    if (answer.status() != 200) throw errors.of(answer, about);
    return GmailJson.read(answer.body(), as);
  }

  private <T> Optional<T> found(Answer answer, Class<T> as) {
    if (answer.status() == 404) return Optional.empty();
    return Optional.of(read(answer, as, About.anything));
  }

  private static String page(Optional<String> page) {
    return page.map(p -> "&pageToken=" + encoded(p)).orElse("");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
