package com.invicrm.sync.google;

import com.google.common.collect.ImmutableSet;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What an error of a Google API says of itself, in lower case; nothing when it is none that can be
/// read.
record ErrorBody(Set<String> reasons, String message) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final ErrorBody NONE = new ErrorBody(Set.of(), "");

  ErrorBody {
    reasons = ImmutableSet.copyOf(reasons);
  }

  static ErrorBody read(byte[] body) {
    try {
      JsonNode error = JSON.readTree(body).path("error");
      Set<String> reasons = new HashSet<>();
      reasons.add(text(error.path("status")));
      error.path("errors").forEach(e -> reasons.add(text(e.path("reason"))));
      error.path("details").forEach(d -> reasons.add(text(d.path("reason"))));
      return new ErrorBody(reasons, text(error.path("message")));
    } catch (JacksonException e) {
      return NONE;
    }
  }

  boolean has(Set<String> any) {
    return reasons.stream().anyMatch(any::contains);
  }

  private static String text(JsonNode node) {
    return GmailErrors.plain(node.asString(""));
  }
}
