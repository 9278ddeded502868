package com.invicrm.operations;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.invicrm.Contract;
import com.invicrm.Contract.Operation;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// A request that nobody with good manners sends.
///
/// @param trick what is wrong with it
/// @param mustFail whether only a 4xx is right; a text such as `' or 1=1` may well be a name
@SuppressWarnings("ArrayRecordComponent")
record Hostile(
    String trick,
    String method,
    String path,
    Map<String, String> headers,
    byte[] body,
    boolean mustFail) {
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "' or 1=1 --",
          "\"; drop table contacts; --",
          "$(id) `id` %s %n {{7*7}} ${7*7}",
          "=cmd|'/C calc'!A0",
          "<script>alert(1)</script>",
          "a\r\nSet-Cookie: hostile=1",
          "../../../../etc/passwd",
          "https://evil.example/",
          "\u202e\u0000\u0007",
          "\ud800",
          "x".repeat(50_000));

  /// Values of JSON that stand where others belong.
  private static final List<String> VALUES =
      List.of(
          "{}",
          "[]",
          "[[]]",
          "[null]",
          "5",
          "-1",
          "1e400",
          "9223372036854775808",
          "true",
          "\"\"",
          "\"x\"");

  /// All the tricks that an operation can be played.
  static List<Hostile> of(Operation operation, UUID id) {
    List<Hostile> all = new ArrayList<>();
    if (!operation.body().isMissingNode()) bodies(operation, id, all);
    parameters(operation, id, all);
    paths(operation, all);
    return all;
  }

  private static void bodies(Operation operation, UUID id, List<Hostile> all) {
    for (String whole :
        List.of("", "[]", "\"x\"", "5", "null", "{", "{\"a\":}", "{} {}", "{\"a\":1,\"a\":2}"))
      all.add(body(operation, id, "a body of " + whole, whole.getBytes(UTF_8), true));
    all.add(
        body(
            operation,
            id,
            "bad UTF-8",
            new byte[] {'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'},
            true));
    all.add(body(operation, id, "deep arrays", "[".repeat(100_000).getBytes(UTF_8), true));
    all.add(body(operation, id, "deep objects", "{\"a\":".repeat(50_000).getBytes(UTF_8), true));
    all.add(
        body(
            operation,
            id,
            "two megabytes",
            ("{\"a\":\"" + "x".repeat(2 << 20) + "\"}").getBytes(UTF_8),
            true));
    for (String foreign :
        List.of("tenantId", "isDeleted", "createdBy", "passwordHash", "__proto__"))
      all.add(with(operation, id, foreign, "\"" + UUID.randomUUID() + "\"", true));
    for (String property : Sample.properties(operation.body()).keySet()) {
      for (String value : VALUES) all.add(with(operation, id, property, value, false));
      for (String text : TEXTS) all.add(with(operation, id, property, quoted(text), false));
    }
  }

  private static void parameters(Operation operation, UUID id, List<Hostile> all) {
    for (JsonNode given : operation.node().path("parameters")) {
      JsonNode parameter = Contract.resolve(given);
      String name = parameter.path("name").asString();
      if (parameter.path("in").asString().equals("header")) {
        all.add(header(operation, id, name, "'; drop table contacts"));
        all.add(header(operation, id, name, "x".repeat(5_000)));
      }
      if (!parameter.path("in").asString().equals("query")) continue;
      for (String raw :
          List.of(
              "-1", "0", "2147483648", "99999999999999999999", "%00", "%ff", "%c3%28", "%ED%A0%80"))
        all.add(query(operation, id, name, raw));
      for (String text : TEXTS)
        all.add(
            query(
                operation,
                id,
                name,
                encoded(text.length() > 5_000 ? text.substring(0, 5_000) : text)));
    }
    all.add(header(operation, id, "Content-Type", "text/xml"));
    all.add(header(operation, id, "Accept", "application/x-java-serialized-object"));
    all.add(header(operation, id, "X-Forwarded-Host", "evil.example"));
    all.add(header(operation, id, "X-HTTP-Method-Override", "DELETE"));
  }

  private static void paths(Operation operation, List<Hostile> all) {
    if (!operation.path().contains("{")) return;
    for (String raw :
        List.of("1", "%00", "..%2f..%2fetc", "%ff", "x".repeat(3_000), "%27%20or%201=1", "%2e%2e"))
      all.add(
          new Hostile(
              "the id " + raw,
              operation.method(),
              operation.at(java.util.regex.Matcher.quoteReplacement(raw)),
              Map.of(),
              Body.text(Map.of()).getBytes(UTF_8),
              true));
  }

  private static Hostile with(
      Operation operation, UUID id, String property, String json, boolean mustFail) {
    Map<String, Object> sample = new LinkedHashMap<>();
    if (Sample.of(operation.body()) instanceof Map<?, ?> map)
      map.forEach((k, v) -> sample.put(String.valueOf(k), v));
    sample.remove(property);
    String rest = Body.text(sample);
    String text =
        "{" + quoted(property) + ":" + json + (sample.isEmpty() ? "}" : "," + rest.substring(1));
    return body(
        operation,
        id,
        property + " of " + json.substring(0, Math.min(json.length(), 40)),
        text.getBytes(UTF_8),
        mustFail);
  }

  private static Hostile body(
      Operation operation, UUID id, String trick, byte[] body, boolean mustFail) {
    return new Hostile(trick, operation.method(), path(operation, id), Map.of(), body, mustFail);
  }

  private static Hostile query(Operation operation, UUID id, String name, String raw) {
    return new Hostile(
        name + "=" + raw.substring(0, Math.min(raw.length(), 40)),
        operation.method(),
        path(operation, id) + "?" + name + "=" + raw,
        Map.of(),
        sample(operation),
        false);
  }

  private static Hostile header(Operation operation, UUID id, String name, String value) {
    return new Hostile(
        "the header " + name,
        operation.method(),
        path(operation, id),
        Map.of(name, value),
        sample(operation),
        false);
  }

  private static byte[] sample(Operation operation) {
    return operation.body().isMissingNode()
        ? new byte[0]
        : Body.text(Sample.of(operation.body())).getBytes(UTF_8);
  }

  private static String path(Operation operation, UUID id) {
    return operation.at(id);
  }

  /// JSON that a writer with good manners would not write: half a surrogate pair, as an escape.
  private static String quoted(String text) {
    var json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '"' || c == '\\' || Character.isSurrogate(c))
        json.append("\\u%04x".formatted((int) c));
      else json.append(c);
    }
    return json.append('"').toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
