package com.invicrm.tenancy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.DateTimeException;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/// Where a page ended: the sort values of its last row as opaque base64url.
public final class Cursor {
  /// PostgreSQL's texts never hold it.
  private static final String BETWEEN = "\0";

  private Cursor() {}

  /// The cursor that continues after a row with these sort values.
  public static String of(String... parts) {
    byte[] joined = String.join(BETWEEN, parts).getBytes(UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(joined);
  }

  /// The sort values of a cursor.
  ///
  /// @throws CrmException.Invalid of field `cursor` when it was not made by [#of]
  public static List<String> parse(String cursor) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
      return List.of(UTF_8.newDecoder().decode(bytes).toString().split(BETWEEN, -1));
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw nonsense();
    }
  }

  /// The place that a cursor of so many parts means; what `place` cannot read is nonsense too.
  ///
  /// @throws CrmException.Invalid of field `cursor`
  public static <T> T read(String cursor, int parts, Function<List<String>, T> place) {
    List<String> values = parse(cursor);
    if (values.size() != parts) throw nonsense();
    try {
      return place.apply(values);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw nonsense();
    }
  }

  private static CrmException.Invalid nonsense() {
    return new CrmException.Invalid(
        "cursor", "is not one of this list. Start again without a cursor.");
  }
}
