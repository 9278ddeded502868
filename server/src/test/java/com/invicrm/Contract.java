package com.invicrm;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// `api/openapi.yaml` as the tests use it: its operations, and whether an answer is one that it
/// promises.
public final class Contract {
  /// One operation.
  ///
  /// @param permission its `x-permission`
  public record Operation(String method, String path, String id, String permission, JsonNode node) {
    /// The schema of the JSON that it takes; missing when it takes none.
    public JsonNode body() {
      return resolve(node.path("requestBody"))
          .path("content")
          .path("application/json")
          .path("schema");
    }

    /// Its path with an id wherever it takes one.
    public String at(Object id) {
      return path.replaceAll("\\{[^}]+}", id.toString());
    }

    /// Whether it needs no sign-in.
    public boolean isOpen() {
      return permission.equals("open");
    }

    @Override
    public String toString() {
      return id;
    }

    /// Whether a real path is one of this operation's.
    public boolean covers(String realPath) {
      return realPath.matches(path.replaceAll("\\{[^}]+}", "[^/]+"));
    }
  }

  private static final JsonMapper JSON = new JsonMapper();
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
  private static final JsonNode DOCUMENT = load();
  private static final List<Operation> OPERATIONS = operations(DOCUMENT);

  private Contract() {}

  /// All operations, in the contract's order.
  public static List<Operation> operations() {
    return OPERATIONS;
  }

  /// What is wrong with an answer; empty when the contract promises it. Fields that it does not
  /// name are wrong too.
  public static List<String> faults(
      String method, String realPath, int status, @Nullable String contentType, byte[] body) {
    Optional<Operation> operation =
        OPERATIONS.stream()
            .filter(o -> o.method().equalsIgnoreCase(method) && o.covers(realPath))
            .findFirst();
    if (operation.isEmpty()) return List.of();
    JsonNode response =
        resolve(operation.get().node().path("responses").path(Integer.toString(status)));
    if (response.isMissingNode()) {
      return List.of(
          operation.get().id()
              + " does not promise a "
              + status
              + ": "
              + new String(body, java.nio.charset.StandardCharsets.UTF_8));
    }
    if (contentType == null || !contentType.contains("json")) return List.of();
    JsonNode content = response.path("content").path(contentType.replaceAll(";.*", ""));
    if (content.isMissingNode())
      return List.of(operation.get().id() + " does not promise " + contentType);
    return schema(content.path("schema")).validate(JSON.readTree(body)).stream()
        .map(e -> operation.get().id() + " " + status + ": " + e)
        .toList();
  }

  private static Schema schema(JsonNode schema) {
    ObjectNode whole = ((ObjectNode) strict(schema)).deepCopy();
    whole.set("$defs", strict(DOCUMENT.path("components").path("schemas")));
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(whole);
  }

  private static JsonNode strict(JsonNode node) {
    JsonNode copy =
        JSON.readTree(JSON.writeValueAsString(node).replace("#/components/schemas/", "#/$defs/"));
    close(copy);
    return copy;
  }

  private static void close(JsonNode node) {
    if (node instanceof ObjectNode object
        && object.path("properties").isObject()
        && !object.has("additionalProperties")) {
      object.put("additionalProperties", false);
    }
    node.forEach(Contract::close);
  }

  /// What a node stands for: itself, or what its `$ref` names.
  public static JsonNode resolve(JsonNode node) {
    String ref = node.path("$ref").asString("");
    return ref.isEmpty() ? node : DOCUMENT.at(ref.substring(1));
  }

  private static List<Operation> operations(JsonNode document) {
    List<Operation> result = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        if (!METHODS.contains(method.getKey())) continue;
        JsonNode node = method.getValue();
        result.add(
            new Operation(
                method.getKey(),
                path.getKey(),
                node.path("operationId").asString(),
                node.path("x-permission").asString(""),
                node));
      }
    }
    return result;
  }

  private static JsonNode load() {
    try {
      return JSON.valueToTree(
          new Yaml().<Object>load(Files.readString(Path.of("../api/openapi.yaml"))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
