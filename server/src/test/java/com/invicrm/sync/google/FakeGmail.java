package com.invicrm.sync.google;

import com.invicrm.fixtures.google.FakeGoogle;
import com.invicrm.fixtures.google.FakeMailbox;
import java.time.Clock;
import java.time.Duration;

/// A fake Google, and what of ours talks to it.
final class FakeGmail implements AutoCloseable {
  static final GmailUnits UNITS = new GmailUnits(1, 5, 20, 40, 20, 2, 1, 1, 100, 50);

  final FakeGoogle google = FakeGoogle.start(1);
  final FakeMailbox ann = google.mailbox("ann@acme.example");
  final TestTurn turn = new TestTurn(google.accessToken(ann.address()));
  private final GoogleHttp http;

  FakeGmail() {
    this(Duration.ofSeconds(20));
  }

  /// @param patience how long an answer is waited for
  FakeGmail(Duration patience) {
    this.http = new GoogleHttp(patience);
  }

  GoogleSettings settings() {
    return new GoogleSettings(
        "crm",
        "secret of crm",
        google.identities().issuer(),
        google.url().resolve("o/oauth2/v2/auth"),
        google.url().resolve("token"),
        google.url().resolve("revoke"),
        google.url(),
        google.url().resolve("oauth2/v3/certs"),
        "projects/crm/topics/gmail",
        "",
        UNITS);
  }

  GmailApi api() {
    return new GmailApi(http, settings(), google.clock());
  }

  GmailSource source() {
    return new GmailSource(api(), UNITS, settings().pubsubTopic(), turn);
  }

  GoogleOAuth oauth() {
    return new GoogleOAuth(http, settings());
  }

  Clock clock() {
    return google.clock();
  }

  @Override
  public void close() {
    google.close();
  }
}
