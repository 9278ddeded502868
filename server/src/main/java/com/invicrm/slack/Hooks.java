package com.invicrm.slack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Posts messages to the addresses that Slack gives. They are secrets: neither a log line nor an
/// exception names one, and no redirect is followed.
@Component
class Hooks {
  private static final Logger LOG = LoggerFactory.getLogger(Hooks.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int TOO_MANY_REQUESTS = 429;

  private final ResponseUrls addresses;
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  Hooks(ResponseUrls addresses) {
    this.addresses = addresses;
  }

  /// Posts a message; what Slack refuses for good, such as an address that was used too often, is
  /// let be.
  ///
  /// @throws Unreachable when another try may help
  void post(URI address, Message message) {
    if (!addresses.areSlacks(address)) {
      LOG.error("An answer is not sent: the address that it is wanted at is not Slack's");
      return;
    }
    int status = status(request(address, message));
    if (status == TOO_MANY_REQUESTS || status >= 500) throw new Unreachable("answers " + status);
    if (status >= 300) LOG.warn("Slack refuses an answer with {}", status);
  }

  private int status(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      throw new Unreachable("cannot be reached: " + e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unreachable("was not waited for: this process stops");
    }
  }

  private static HttpRequest request(URI address, Message message) {
    return HttpRequest.newBuilder(address)
        .timeout(PATIENCE)
        .header("Content-Type", "application/json; charset=utf-8")
        .POST(BodyPublishers.ofString(message.json()))
        .build();
  }

  /// Slack did not take a message now.
  static final class Unreachable extends RuntimeException {
    Unreachable(String what) {
      super("Slack " + what);
    }
  }
}
