package com.invicrm.rest;

import com.invicrm.tenancy.CrmException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A record's version as an `ETag` (RFC 9110) and back.
public final class Etags {
  private Etags() {}

  /// `"7"` for version 7.
  public static String of(int version) {
    return '"' + Integer.toString(version) + '"';
  }

  /// The version that an `If-Match` header asks for; nothing when it is absent or `*`.
  ///
  /// @throws CrmException.Invalid when it is none of ours
  public static Optional<Integer> expected(@Nullable String ifMatch) {
    if (ifMatch == null || ifMatch.isBlank() || ifMatch.strip().equals("*"))
      return Optional.empty();
    String plain = ifMatch.strip().replaceFirst("^W/", "").replace("\"", "");
    try {
      return Optional.of(Integer.parseInt(plain));
    } catch (NumberFormatException e) {
      throw new CrmException.Invalid("If-Match", "is not an ETag of this record");
    }
  }
}
