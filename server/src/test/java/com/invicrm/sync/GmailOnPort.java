package com.invicrm.sync;

import com.invicrm.ForkedApplication;
import com.invicrm.fixtures.google.FakeGoogle;
import com.invicrm.fixtures.google.FakeMailbox;
import com.invicrm.fixtures.google.MailboxSettings;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/// A fake Google with large mailboxes, and the real application as a process that reads them.
final class GmailOnPort implements AutoCloseable {
  private static final Set<String> UNWANTED = Set.of("DRAFT", "TRASH", "SPAM", "CHAT");

  private final FakeGoogle google;
  private final int times;

  /// @param times how many times Google's quota there is
  GmailOnPort(long seed, int times) {
    this.google = FakeGoogle.start(seed);
    this.times = times;
    google.quota().times(times);
  }

  FakeGoogle google() {
    return google;
  }

  /// Options of Java by which the application takes it for Google.
  List<String> options(String... more) {
    String url = google.url().toString();
    List<String> options =
        new ArrayList<>(
            List.of(
                "-Dinvicrm.google.client-id=fake-client",
                "-Dinvicrm.google.client-secret=fake-secret",
                "-Dinvicrm.google.issuer=" + url.replaceAll("/$", ""),
                "-Dinvicrm.google.auth-url=" + url + "o/oauth2/v2/auth",
                "-Dinvicrm.google.token-url=" + url + "token",
                "-Dinvicrm.google.revoke-url=" + url + "revoke",
                "-Dinvicrm.google.keys-url=" + url + "jwks",
                "-Dinvicrm.google.api-url=" + url,
                "-Dinvicrm.google.user-units-per-minute=" + 6_000 * times,
                "-Dinvicrm.google.project-units-per-minute=" + 1_200_000 * times));
    options.addAll(List.of(more));
    return options;
  }

  /// A mailbox with that much mail of the last 89 days.
  FakeMailbox mailbox(int messages) {
    Instant now = Instant.now();
    String address = "ann-" + UUID.randomUUID() + "@acme.example";
    return google.mailbox(
        address,
        new MailboxSettings(
            messages, messages, now.minus(Duration.ofDays(89)), now, BigInteger.valueOf(1 << 30)));
  }

  /// Connects it in a browser; the mailbox's path in the API.
  String connect(ForkedApplication application, String token, FakeMailbox mailbox)
      throws IOException {
    HttpResponse<String> begun =
        application.browse(token, "/api/v1/integrations/google/connect", "");
    URI authorization =
        URI.create(ForkedApplication.json(begun).path("authorizationUrl").asString());
    URI back = google.consent().allow(authorization, mailbox.address());
    String secret =
        begun.headers().allValues("Set-Cookie").stream()
            .filter(c -> c.startsWith("invicrm_connecting="))
            .map(c -> c.replaceAll(";.*", ""))
            .findFirst()
            .orElseThrow();
    HttpResponse<String> ended =
        application.browse(token, back.getRawPath() + "?" + back.getRawQuery(), secret);
    String page = ended.headers().firstValue("Location").orElseThrow();
    if (!page.contains("connected=true")) throw new AssertionError(page);
    return "/api/v1/integrations/" + page.replaceAll("^.*/|\\?.*$", "");
  }

  /// The ids of what belongs into the record.
  static Set<String> wanted(FakeMailbox mailbox) {
    return mailbox.ids().stream()
        .filter(id -> mailbox.labels(id).orElseThrow().stream().noneMatch(UNWANTED::contains))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Override
  public void close() {
    google.close();
  }
}
