package com.invicrm.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.invicrm.tenancy.CrmException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/// The fields of a form (application/x-www-form-urlencoded), read from the bytes that were signed.
record SlackForm(Map<String, String> fields) {
  /// @throws CrmException.Invalid when it is no form
  static SlackForm of(byte[] body) {
    try {
      return new SlackForm(
          Arrays.stream(new String(body, UTF_8).split("&"))
              .map(pair -> pair.split("=", 2))
              .collect(
                  Collectors.toUnmodifiableMap(
                      pair -> decoded(pair[0]),
                      pair -> pair.length == 2 ? decoded(pair[1]) : "",
                      (first, _) -> first)));
    } catch (IllegalArgumentException e) {
      throw new CrmException.Invalid("body", "is not a form");
    }
  }

  /// A field, empty when it is not there.
  String get(String name) {
    return fields.getOrDefault(name, "");
  }

  /// @throws CrmException.Invalid when it is no address
  static URI address(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new CrmException.Invalid("response_url", "is not an address");
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, UTF_8);
  }
}
