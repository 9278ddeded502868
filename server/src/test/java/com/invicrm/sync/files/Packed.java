package com.invicrm.sync.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// Archives, out of names and contents in turns; texts are Latin-1, so that any bytes can be one.
final class Packed {
  private Packed() {}

  static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }

  static String text(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }

  static byte[] gzip(byte[] content) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  static byte[] tar(String... namesAndTexts) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new TarArchiveOutputStream(bytes)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        byte[] text = bytes(namesAndTexts[i + 1]);
        var entry = new TarArchiveEntry(namesAndTexts[i]);
        entry.setSize(text.length);
        out.putArchiveEntry(entry);
        out.write(text);
        out.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  static byte[] zip(String... namesAndTexts) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        out.putNextEntry(new ZipEntry(namesAndTexts[i]));
        out.write(bytes(namesAndTexts[i + 1]));
        out.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  /// Marks each entry of a zip as encrypted, as its own header says it.
  static byte[] locked(byte[] zip) {
    byte[] locked = zip.clone();
    for (int i = 0; i + 7 < locked.length; i++) {
      if (locked[i] == 'P' && locked[i + 1] == 'K' && locked[i + 2] == 3) locked[i + 6] |= 1;
    }
    return locked;
  }
}
