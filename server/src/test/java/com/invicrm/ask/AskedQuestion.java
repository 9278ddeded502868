package com.invicrm.ask;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A labelled question of an evaluation set, with every frame that is as right as its label.
record AskedQuestion(JsonNode line) {
  /// A frame that is accepted; of each slot the values, `null` where it may be left out.
  record Accepted(String intent, Map<String, List<JsonNode>> slots) {
    List<JsonNode> values(String slot) {
      return slots.getOrDefault(slot, List.of());
    }
  }

  static List<AskedQuestion> read(Path file) throws IOException {
    var json = new JsonMapper();
    return Files.readAllLines(file).stream()
        .filter(l -> !l.isBlank())
        .map(l -> new AskedQuestion(json.readTree(l)))
        .toList();
  }

  String id() {
    return line.path("id").asString();
  }

  String intent() {
    return line.path("intent").asString();
  }

  boolean isArabic() {
    return line.path("lang").asString().startsWith("ar");
  }

  Question question() {
    return new Question(
        line.path("text").asString(),
        LocalDateTime.parse(line.path("now").asString()),
        ZoneId.of(line.path("tz").asString()),
        Locale.ENGLISH);
  }

  /// The label first.
  List<Accepted> accepted(List<String> slots) {
    List<Accepted> accepted = new ArrayList<>();
    accepted.add(frame(intent(), line.path("entities"), slots));
    for (JsonNode alternative : line.path("alt")) {
      if (alternative.isString())
        accepted.add(frame(alternative.asString(), line.path("entities"), slots));
      if (!alternative.has("intent")) continue;
      JsonNode entities =
          alternative.has("entities") ? alternative.path("entities") : line.path("entities");
      accepted.add(frame(alternative.path("intent").asString(), entities, slots));
    }
    return accepted;
  }

  private Accepted frame(String intent, JsonNode entities, List<String> slots) {
    Map<String, List<JsonNode>> values = new java.util.HashMap<>();
    for (String slot : slots) {
      List<JsonNode> those = new ArrayList<>();
      those.add(entities.path(slot));
      if (entities.path(slot).equals(line.path("entities").path(slot)))
        those.addAll(alternatives(slot));
      values.put(slot, those);
    }
    return new Accepted(intent, values);
  }

  private List<JsonNode> alternatives(String slot) {
    List<JsonNode> values = new ArrayList<>();
    for (JsonNode alternative : line.path("alt")) {
      if (alternative.path("slot").asString("").equals(slot))
        alternative.path("values").forEach(values::add);
    }
    return values;
  }
}
