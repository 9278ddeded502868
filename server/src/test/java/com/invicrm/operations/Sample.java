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
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// A value that a schema of the contract lets through, so that a new operation is called without a
/// word about it here.
final class Sample {
  private Sample() {}

  /// The value; of objects only what must be given.
  static Object of(JsonNode given) {
    JsonNode schema = Contract.resolve(given);
    for (String choice : List.of("oneOf", "anyOf", "allOf")) {
      if (schema.path(choice).isArray()) return of(schema.path(choice).get(0));
    }
    for (String told : List.of("const", "default")) {
      if (schema.has(told)) return plain(schema.path(told));
    }
    for (String told : List.of("enum", "examples")) {
      if (schema.path(told).isArray()) return plain(schema.path(told).get(0));
    }
    return switch (type(schema)) {
      case "object" -> object(schema);
      case "array" -> array(schema);
      case "integer" -> schema.path("minimum").asInt(1);
      case "number" -> schema.path("minimum").asDouble(1);
      case "boolean" -> true;
      default -> text(schema);
    };
  }

  /// The query parameters that must be given; empty when none must.
  static String query(Operation operation) {
    String query =
        operation
            .node()
            .path("parameters")
            .valueStream()
            .map(Contract::resolve)
            .filter(
                p -> p.path("in").asString().equals("query") && p.path("required").asBoolean(false))
            .map(p -> p.path("name").asString() + "=" + encoded(of(p.path("schema"))))
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? "" : "?" + query;
  }

  private static String encoded(Object value) {
    return URLEncoder.encode(String.valueOf(value), UTF_8);
  }

  /// The properties that an object may have.
  static Map<String, JsonNode> properties(JsonNode given) {
    JsonNode schema = Contract.resolve(given);
    Map<String, JsonNode> result = new LinkedHashMap<>();
    schema.path("allOf").forEach(part -> result.putAll(properties(part)));
    schema.path("properties").properties().forEach(p -> result.put(p.getKey(), p.getValue()));
    return result;
  }

  /// What must be given; where nothing must by itself, the first thing that is a plain text.
  private static Map<String, Object> object(JsonNode schema) {
    Map<String, Object> result = new LinkedHashMap<>();
    Map<String, JsonNode> properties = properties(schema);
    schema
        .path("required")
        .forEach(
            name -> result.put(name.asString(), of(schema.at("/properties/" + name.asString()))));
    if (!result.isEmpty()) return result;
    properties.entrySet().stream()
        .filter(p -> isPlainText(Contract.resolve(p.getValue())))
        .findFirst()
        .ifPresent(p -> result.put(p.getKey(), of(p.getValue())));
    return result;
  }

  private static boolean isPlainText(JsonNode schema) {
    return type(schema).equals("string") && !schema.has("format") && !schema.has("enum");
  }

  private static List<Object> array(JsonNode schema) {
    List<Object> result = new ArrayList<>();
    for (int i = 0; i < schema.path("minItems").asInt(0); i++) result.add(of(schema.path("items")));
    return result;
  }

  private static String text(JsonNode schema) {
    return switch (schema.path("format").asString("")) {
      case "uuid" -> UUID.randomUUID().toString();
      case "date-time" -> "2026-03-11T09:30:00Z";
      case "date" -> "2026-03-11";
      case "email" -> "sample-" + UUID.randomUUID() + "@example.com";
      default -> "sample " + UUID.randomUUID();
    };
  }

  private static String type(JsonNode schema) {
    JsonNode type = schema.path("type");
    return type.isArray() ? type.get(0).asString() : type.asString("string");
  }

  private static Object plain(JsonNode value) {
    if (value.isBoolean()) return value.asBoolean();
    if (value.isNumber()) return value.asInt();
    return value.isString() ? value.asString() : value;
  }
}
