package com.invicrm.sync;

import com.invicrm.fixtures.google.FakeGoogle;
import com.invicrm.fixtures.google.FakeMail;
import com.invicrm.fixtures.google.FakeMailbox;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/// The fake Google of this JVM's tests. Its quota is a thousand times Google's, as the
/// application's is, so that nothing waits for it.
public final class SharedGoogle {
  private static final int TIMES = 1_000;
  private static final FakeGoogle GOOGLE = start();

  private SharedGoogle() {}

  static FakeGoogle get() {
    return GOOGLE;
  }

  /// The application's settings by which Gmail is this one.
  public static Map<String, String> asGmail() {
    return Map.of(
        "invicrm.google.api-url",
        GOOGLE.url().toString(),
        "invicrm.google.user-units-per-minute",
        String.valueOf(6_000 * TIMES),
        "invicrm.google.project-units-per-minute",
        String.valueOf(1_200_000 * TIMES),
        "invicrm.google.project-units-per-day",
        String.valueOf(80_000_000L * TIMES));
  }

  /// An empty mailbox of somebody of the workspace.
  static FakeMailbox mailbox() {
    return GOOGLE.mailbox("ann-" + UUID.randomUUID() + "@acme.example");
  }

  /// A mail to the owner of a mailbox that came some days ago.
  static FakeMail mail(FakeMailbox to, String from, double daysAgo) {
    Instant at = Instant.now().minusMillis((long) (daysAgo * Duration.ofDays(1).toMillis()));
    return FakeMail.from(from)
        .to(to.address())
        .subject("About " + UUID.randomUUID())
        .messageId(UUID.randomUUID() + "@mail.example")
        .date(at)
        .receivedAt(at)
        .text("Shall we meet on Sunday?");
  }

  /// A mail that the owner sent.
  static FakeMail sent(FakeMailbox from, String to, double daysAgo) {
    return mail(from, from.address(), daysAgo).to(to);
  }

  /// What the owner's consent gives.
  static MailConsent.Answer.Given given(FakeMailbox mailbox) {
    return FakeConsent.SHARED.given(mailbox.address());
  }

  private static FakeGoogle start() {
    FakeGoogle google = FakeGoogle.start(1);
    google.quota().times(TIMES);
    return google;
  }
}
