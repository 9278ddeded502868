package com.invicrm.sync.google;

import com.invicrm.sync.SourceException.Unreachable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Calls to Google over HTTP: thirty seconds, forty megabytes, no redirects.
@Component
class GoogleHttp {
  private static final int LARGEST = 40 << 20;

  private final HttpClient client =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(10))
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();
  private final Duration patience;

  @Autowired
  GoogleHttp() {
    this(Duration.ofSeconds(30));
  }

  GoogleHttp(Duration patience) {
    this.patience = patience;
  }

  /// An answer, unpacked.
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  record Answer(int status, byte[] body, Optional<String> retryAfter) {}

  /// Sends a request and waits for all of the answer.
  ///
  /// @throws Unreachable when there is none, or too much of it
  Answer send(HttpRequest.Builder request) {
    HttpRequest whole =
        request
            .timeout(patience)
            .header("Accept-Encoding", "gzip")
            // Google packs nothing for programs that do not say so here too.
            .header("User-Agent", "InviCRM (gzip)")
            .build();
    HttpResponse<byte[]> answer = answered(whole);
    return new Answer(
        answer.statusCode(), unpacked(answer), answer.headers().firstValue("Retry-After"));
  }

  private HttpResponse<byte[]> answered(HttpRequest request) {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      answer.cancel(true);
      throw new Unreachable("Google does not answer, or breaks off");
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new Unreachable("The call to Google was interrupted");
    }
  }

  private static byte[] unpacked(HttpResponse<byte[]> answer) {
    byte[] body = answer.body();
    if (!"gzip".equals(answer.headers().firstValue("Content-Encoding").orElse(""))) return body;
    try (InputStream gzip = new GZIPInputStream(new ByteArrayInputStream(body))) {
      byte[] unpacked = gzip.readNBytes(LARGEST + 1);
      if (unpacked.length > LARGEST) throw new Unreachable("Google's answer is too large");
      return unpacked;
    } catch (IOException e) {
      throw new Unreachable("Google's answer cannot be unpacked");
    }
  }
}
