package com.invicrm.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The signature that a request claims to have, version 0: the HMAC-SHA256 of `v0:timestamp:body`
/// (https://docs.slack.dev/authentication/verifying-requests-from-slack).
///
/// @param timestamp Unix seconds, as they were written: they are signed as text
/// @param hex the HMAC
record SlackSignature(String timestamp, String hex) {
  /// How old a request may be, or how far ahead its clock.
  static final Duration WINDOW = Duration.ofMinutes(5);

  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");
  private static final Pattern VERSION_0 = Pattern.compile("v0=([0-9a-f]{64})");

  /// What the headers claim; nothing when one is missing, malformed or of another version.
  static Optional<SlackSignature> claimed(@Nullable String timestamp, @Nullable String signature) {
    if (timestamp == null || signature == null) return Optional.empty();
    Matcher version0 = VERSION_0.matcher(signature);
    return version0.matches() && SECONDS.matcher(timestamp).matches()
        ? Optional.of(new SlackSignature(timestamp, version0.group(1)))
        : Optional.empty();
  }

  boolean isFresh(Instant now) {
    return Duration.between(at(), now).abs().compareTo(WINDOW) <= 0;
  }

  /// Whether the holder of the key signed these bytes; takes as long when not.
  boolean isOf(byte[] body, byte[] key) {
    byte[] right =
        Hashing.hmacSha256(key)
            .newHasher()
            .putString("v0:" + timestamp + ":", UTF_8)
            .putBytes(body)
            .hash()
            .asBytes();
    return MessageDigest.isEqual(right, bytes());
  }

  byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  /// From then on its age alone refuses it.
  Instant goodUntil() {
    return at().plus(WINDOW);
  }

  private Instant at() {
    return Instant.ofEpochSecond(Long.parseLong(timestamp));
  }
}
