package com.invicrm.capture.mime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What stands in one part of a mail.
sealed interface PartContent {
  /// It as text, if it is there.
  Optional<String> text(@Nullable String charset) throws IOException;

  /// It as something that hangs on the mail.
  Attachment described(String name, String type) throws IOException;

  /// Comes as a stream, in the charset that the part's header names.
  record Streamed(InputStream bytes) implements PartContent {
    @Override
    public Optional<String> text(@Nullable String charset) throws IOException {
      return Optional.of(Charsets.decode(bytes.readAllBytes(), charset));
    }

    @Override
    public Attachment described(String name, String type) throws IOException {
      MessageDigest hash = sha256();
      var buffer = new byte[16 * 1024];
      long size = 0;
      for (int n = bytes.read(buffer); n >= 0; n = bytes.read(buffer)) {
        hash.update(buffer, 0, n);
        size += n;
      }
      return new Attachment(name, type, size, HexFormat.of().formatHex(hash.digest()));
    }

    private static MessageDigest sha256() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("This Java has no SHA-256", e);
      }
    }
  }

  /// Comes as Gmail sends it: text is UTF-8 by then, and the header goes on naming what it was
  /// (gogcli#446).
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  record Sent(byte[] bytes) implements PartContent {
    @Override
    public Optional<String> text(@Nullable String charset) {
      return Optional.of(Charsets.decodeConverted(bytes, charset));
    }

    @Override
    public Attachment described(String name, String type) throws IOException {
      return new Streamed(new ByteArrayInputStream(bytes)).described(name, type);
    }
  }

  /// Stayed where it was.
  record Kept(long size) implements PartContent {
    @Override
    public Optional<String> text(@Nullable String charset) {
      return Optional.empty();
    }

    @Override
    public Attachment described(String name, String type) {
      return new Attachment(name, type, size, "");
    }
  }
}
