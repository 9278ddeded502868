package com.invicrm.sync.files;

import com.invicrm.capture.mime.MailParser;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/// Reads a file of mail as a stream, whatever form it has: mbox, a single mail, or tar and zip
/// archives of such files, also gzipped.
///
/// Nothing is unpacked to disk, so names in archives lead nowhere.
public final class MailFile {
  private static final int DEEPEST = 4;

  private final Path file;
  private final String name;
  private final MailSink sink;
  private final long[] unpacked = new long[1];
  private int archives;

  /// @param name what people call the file
  public MailFile(Path file, String name, MailSink sink) {
    this.file = file;
    this.name = name;
    this.sink = sink;
  }

  /// Reads it all.
  ///
  /// @param progress told how many bytes of the file are read, now and then; may stop the reading
  ///   by throwing
  /// @throws UnreadableFile when it holds no mail at all, is cut off, or is a bomb; what came
  ///   before has reached the sink
  public void read(Progress progress) throws IOException, UnreadableFile {
    try (var counted = new Counted(Files.newInputStream(file), progress)) {
      read(counted, counted, name, List.of(), 0);
    } catch (Limited.Bomb e) {
      throw new UnreadableFile(
          "“"
              + name
              + "” unpacks to more than 200 times its size, so it was stopped. What came before is imported. Hand in the mails themselves.");
    } catch (EOFException | ZipException e) {
      throw new UnreadableFile(
          "“"
              + name
              + "” ends too early: it is cut off or damaged. What came before is imported. Make it again and hand it in again; nothing comes twice.");
    }
  }

  /// Hears how far the reading is.
  public interface Progress {
    /// Hears that so many bytes of the file are read.
    void read(long bytes);
  }

  private void read(
      InputStream raw, LongSupplier packed, String place, List<String> labels, int depth)
      throws IOException, UnreadableFile {
    if (depth > DEEPEST) {
      sink.problem(
          place,
          "It is an archive inside archives inside archives.",
          "Unpack it and hand in what is inside.");
      return;
    }
    var in = new BufferedInputStream(raw, 1 << 16);
    switch (FileKind.of(head(in))) {
      case gzip ->
          read(
              deeper(
                  GzipCompressorInputStream.builder()
                      .setInputStream(in)
                      .setDecompressConcatenated(true)
                      .get(),
                  packed),
              packed,
              place,
              labels,
              depth + 1);
      case zip -> archive(new ZipArchiveInputStream(in), packed, depth);
      case tar -> archive(new TarArchiveInputStream(in), packed, depth);
      case mbox -> new Mbox(place, labels, sink).read(in);
      case mail -> single(in, place, labels);
      case empty ->
          nothing("empty", "“" + place + "” is empty. Choose the file that holds the mails.");
      case other ->
          nothing(
              "notMail",
              "“"
                  + place
                  + "” is not mail that can be read here: hand in an mbox file, .eml files, or a zip or tar.gz of folders of mails.");
    }
  }

  private void archive(ArchiveInputStream<?> archive, LongSupplier packed, int depth)
      throws IOException, UnreadableFile {
    archives++;
    for (ArchiveEntry entry = archive.getNextEntry();
        entry != null;
        entry = archive.getNextEntry()) {
      if (entry.isDirectory()) continue;
      List<String> path =
          Arrays.stream(entry.getName().split("[/\\\\]+")).filter(p -> !p.matches("\\.*")).toList();
      if (path.isEmpty()
          || path.stream().anyMatch(p -> p.startsWith(".") || p.equals("__MACOSX"))) {
        sink.skipped("hidden");
      } else {
        read(
            deeper(archive, packed),
            packed,
            String.join("/", path),
            path.subList(0, path.size() - 1),
            depth + 1);
      }
    }
  }

  private void single(InputStream in, String place, List<String> labels) throws IOException {
    byte[] bytes = in.readNBytes(MailParser.LARGEST + 1);
    if (bytes.length > MailParser.LARGEST) {
      sink.problem(place, "It is larger than 25 MB.", "Nothing; all other mails are imported.");
    } else {
      sink.mail(place, labels, bytes);
    }
  }

  private void nothing(String reason, String words) throws UnreadableFile {
    if (archives == 0) throw new UnreadableFile(words);
    sink.skipped(reason);
  }

  private InputStream deeper(InputStream in, LongSupplier packed) {
    return new Limited(in, packed, unpacked);
  }

  private static byte[] head(BufferedInputStream in) throws IOException {
    in.mark(FileKind.HEAD);
    byte[] head = in.readNBytes(FileKind.HEAD);
    in.reset();
    return head;
  }

  /// Counts the bytes of the file itself.
  private static final class Counted extends java.io.FilterInputStream implements LongSupplier {
    private final Progress progress;
    private long count;

    Counted(InputStream in, Progress progress) {
      super(in);
      this.progress = progress;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int read = super.read(bytes, from, length);
      if (read > 0) progress.read(count += read);
      return read;
    }

    @Override
    public boolean markSupported() {
      return false;
    }

    @Override
    public long getAsLong() {
      return count;
    }
  }
}
