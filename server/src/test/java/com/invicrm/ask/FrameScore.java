package com.invicrm.ask;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Whether a parsed question is right: its intent, and who, when and how much; the rules are those
/// of the evaluation set's scorer.
final class FrameScore {
  static final List<String> SLOTS =
      List.of(
          "contactName",
          "companyName",
          "dealName",
          "timeframe",
          "dueDate",
          "staleAfterDays",
          "amount",
          "currency");

  private static final Set<String> BARE = Set.of("unknown", "help");
  private static final JsonMapper JSON = new JsonMapper();

  private FrameScore() {}

  static boolean isRight(AskedQuestion asked, ParsedQuery parsed) {
    return asked.accepted(SLOTS).stream().anyMatch(a -> isRight(a, parsed));
  }

  static boolean hasIntent(AskedQuestion asked, ParsedQuery parsed) {
    return asked.accepted(SLOTS).stream().anyMatch(a -> a.intent().equals(parsed.intent().name()));
  }

  private static boolean isRight(AskedQuestion.Accepted accepted, ParsedQuery parsed) {
    if (!accepted.intent().equals(parsed.intent().name())) return false;
    if (BARE.contains(accepted.intent())) return true;
    JsonNode entities = JSON.valueToTree(parsed.entities());
    return SLOTS.stream().allMatch(s -> isRight(s, accepted, entities));
  }

  private static boolean isRight(String slot, AskedQuestion.Accepted accepted, JsonNode entities) {
    List<JsonNode> values = accepted.values(slot);
    JsonNode said = entities.path(slot);
    if (said.isMissingNode()) return values.stream().anyMatch(v -> v.isNull() || v.isMissingNode());
    boolean right =
        values.stream()
            .filter(v -> !v.isNull() && !v.isMissingNode())
            .anyMatch(v -> isSame(slot, v, said));
    return right || (slot.equals("timeframe") && isAroundDueDate(accepted, entities));
  }

  /// A period beside the due date that it holds says nothing else.
  private static boolean isAroundDueDate(AskedQuestion.Accepted accepted, JsonNode entities) {
    boolean unsaid = accepted.values("timeframe").getFirst().isMissingNode();
    if (!unsaid || !entities.has("dueDate") || !isRight("dueDate", accepted, entities))
      return false;
    String[] ends = entities.path("timeframe").asString().split("/", -1);
    LocalDate due = LocalDate.parse(entities.path("dueDate").asString().substring(0, 10));
    return !due.isBefore(LocalDate.parse(ends[0])) && due.isBefore(LocalDate.parse(ends[1]));
  }

  private static boolean isSame(String slot, JsonNode expected, JsonNode said) {
    return switch (slot) {
      case "contactName", "companyName", "dealName" ->
          names(slot, expected).equals(names(slot, said));
      case "dueDate" -> isDue(expected.asString(), said.asString());
      case "amount", "staleAfterDays" -> isNumber(expected, said.asDouble());
      default -> expected.asString().equals(said.asString());
    };
  }

  private static boolean isDue(String expected, String said) {
    int range = expected.indexOf("..");
    if (range < 0) return expected.equals(said);
    if (!said.contains("T")) return false;
    LocalDateTime at = LocalDateTime.parse(said);
    return !at.isBefore(LocalDateTime.parse(expected.substring(0, range)))
        && !at.isAfter(LocalDateTime.parse(expected.substring(range + 2)));
  }

  private static boolean isNumber(JsonNode expected, double said) {
    String text = expected.asString();
    int range = text.indexOf("..");
    if (range < 0) return Math.abs(Double.parseDouble(text) - said) < 1e-6;
    return said >= Double.parseDouble(text.substring(0, range))
        && said <= Double.parseDouble(text.substring(range + 2));
  }

  private static Set<String> names(String slot, JsonNode value) {
    List<JsonNode> all = new ArrayList<>();
    if (value.isArray()) value.forEach(all::add);
    else all.add(value);
    Set<String> names = new HashSet<>();
    all.forEach(n -> names.add(SpokenName.plain(slot, n.asString())));
    return names;
  }
}
