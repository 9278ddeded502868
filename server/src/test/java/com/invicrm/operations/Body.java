package com.invicrm.operations;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Bodies of requests.
final class Body {
  private static final JsonMapper JSON = new JsonMapper();

  private Body() {}

  static Object orNone(@Nullable Object body) {
    return body == null ? Map.of() : body;
  }

  static String text(Object body) {
    return JSON.writeValueAsString(body);
  }
}
