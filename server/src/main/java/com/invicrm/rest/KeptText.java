package com.invicrm.rest;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jackson.JacksonComponent;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;

/// Reads texts of bodies, and refuses what PostgreSQL does not keep: NUL and half a surrogate pair.
@JacksonComponent
class KeptText extends StdDeserializer<String> {
  KeptText() {
    super(String.class);
  }

  @Override
  public @Nullable String deserialize(JsonParser json, DeserializationContext context) {
    @Nullable String text = StringDeserializer.instance.deserialize(json, context);
    if (text != null && !isKept(text)) {
      return context.reportInputMismatch(this, "a character that cannot be kept");
    }
    return text;
  }

  /// Whether the database keeps a text as it is.
  static boolean isKept(String text) {
    return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }
}
