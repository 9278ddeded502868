package com.invicrm.slack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Slack's end of a `response_url`, on loopback: one for this JVM, an address for each question.
public final class FakeSlack {
  public static final String SIGNING_SECRET = "8f742231b10e8888abcd99yyyzzz85a5";

  private static final Map<String, Hook> HOOKS = new ConcurrentHashMap<>();
  private static final HttpServer SERVER = start();

  private FakeSlack() {}

  /// What `INVICRM_SLACK_API_URL` is in tests.
  public static String home() {
    return "http://localhost:" + SERVER.getAddress().getPort() + "/api/";
  }

  /// A fresh address that answers with these statuses in turn, the last one for ever.
  public static Hook hook(Integer... statuses) {
    String path = "/commands/" + UUID.randomUUID();
    var hook =
        new Hook(URI.create(home()).resolve(path), List.of(statuses), new CopyOnWriteArrayList<>());
    HOOKS.put(path, hook);
    return hook;
  }

  /// An address and what was posted there.
  public record Hook(URI address, List<Integer> statuses, List<JsonNode> posts) {
    /// Waits for the first message.
    public JsonNode message() {
      Awaitility.await().until(() -> !posts.isEmpty());
      return posts.getFirst();
    }

    /// Waits for the first message; its blocks as they came over the wire.
    public String blocks() {
      return message().path("blocks").toString();
    }

    private int answer(JsonNode message) {
      posts.add(message);
      return statuses.get(Math.min(posts.size(), statuses.size()) - 1);
    }
  }

  private static HttpServer start() {
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/", FakeSlack::answer);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Hook hook = HOOKS.get(exchange.getRequestURI().getPath());
      JsonNode message = new JsonMapper().readTree(exchange.getRequestBody().readAllBytes());
      exchange.sendResponseHeaders(hook == null ? 404 : hook.answer(message), -1);
    }
  }
}
