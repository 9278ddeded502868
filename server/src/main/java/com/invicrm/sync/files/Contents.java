package com.invicrm.sync.files;

import com.invicrm.capture.mime.MailParser;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.jspecify.annotations.Nullable;

/// What a file holds, archive in archive.
final class Contents {
  private static final int DEEPEST = 3;

  private final String name;
  private final Trail trail;
  private final Unpacked unpacked;
  private int archives;

  Contents(String name, Trail trail, Unpacked unpacked) {
    this.name = name;
    this.trail = trail;
    this.unpacked = unpacked;
  }

  void read(InputStream file) throws IOException, UnreadableFile {
    read(file, name, List.of(), 0);
    if (trail.allLocked()) {
      throw UnreadableFile.of(
          name, "is locked with a password. Unpack it, and hand in what is inside.");
    }
    if (archives > 0 && !trail.sawMail()) {
      throw UnreadableFile.of(
          name, "holds no mail. Hand in an mbox file, .eml files, or a folder of mails.");
    }
  }

  private void read(InputStream raw, String place, List<String> labels, int depth)
      throws IOException, UnreadableFile {
    var in = new BufferedInputStream(raw, 1 << 16);
    FileKind kind = FileKind.of(head(in));
    if (depth > DEEPEST && kind.isPacked()) {
      trail.problem(
          place,
          "It is an archive inside archives inside archives.",
          "Unpack it and hand in what is inside.");
      return;
    }
    switch (kind) {
      case gzip -> gunzip(in, place, labels, depth);
      case zip -> archive(new ZipArchiveInputStream(in), place, depth);
      case tar -> archive(new TarArchiveInputStream(in), place, depth);
      case mbox -> new Mbox(place, labels, trail, Mbox.Marks.NONE).read(in, Checkpoint.START);
      case mail -> single(in, place, labels);
      default -> nothing(kind, place);
    }
  }

  /// Read to its end, since the checksum stands there.
  private void gunzip(InputStream in, String place, List<String> labels, int depth)
      throws IOException, UnreadableFile {
    InputStream gzip =
        Limited.decoded(() ->
            GzipCompressorInputStream.builder()
                .setInputStream(in)
                .setDecompressConcatenated(true)
                .get());
    InputStream content = deeper(gzip);
    read(content, place, labels, depth + 1);
    content.transferTo(OutputStream.nullOutputStream());
  }

  private void archive(ArchiveInputStream<?> archive, String place, int depth)
      throws IOException, UnreadableFile {
    String inside = archives == 0 ? "" : place + "/";
    archives++;
    ArchiveEntry entry = next(archive);
    while (entry != null) {
      unpacked.addEntry();
      EntryName called = EntryName.of(inside + entry.getName());
      OptionalLong sum = entry(archive, entry, called, depth);
      ArchiveEntry following = next(archive);
      if (sum.isPresent()) verify(entry, called, sum.getAsLong());
      entry = following;
    }
  }

  /// Answers the checksum of what was read to its end.
  private OptionalLong entry(
      ArchiveInputStream<?> archive, ArchiveEntry entry, EntryName called, int depth)
      throws IOException, UnreadableFile {
    if (entry.isDirectory()) return OptionalLong.empty();
    if (called.skipped().isPresent()) {
      trail.skipped(called.skipped().get());
    } else if (isLink(entry)) {
      trail.skipped("notMail");
    } else if (isLocked(entry)) {
      trail.locked(called.place());
    } else {
      return inside(archive, called, depth + 1);
    }
    return OptionalLong.empty();
  }

  /// An entry that is damaged stops itself; whether its archive goes on shows at the next one.
  private OptionalLong inside(ArchiveInputStream<?> archive, EntryName called, int depth)
      throws IOException, UnreadableFile {
    var content = new CheckedInputStream(deeper(archive), new CRC32());
    try {
      read(content, called.place(), called.labels(), depth);
      content.transferTo(OutputStream.nullOutputStream());
      return OptionalLong.of(content.getChecksum().getValue());
    } catch (Unpacked.Bomb e) {
      throw e;
    } catch (IOException e) {
      trail.problem(
          called.place(),
          "It is cut off or damaged.",
          "Make it again and hand it in again; nothing comes twice.");
      return OptionalLong.empty();
    }
  }

  /// A zip's checksum may stand behind the entry, so it is known when the next one is asked for.
  private void verify(ArchiveEntry entry, EntryName called, long sum) {
    if (!(entry instanceof ZipArchiveEntry zip) || zip.getCrc() < 0 || zip.getCrc() == sum) return;
    trail.warning(
        called.place(),
        "It is damaged: the archive's checksum tells of other bytes.",
        "Make the archive again and hand it in again; nothing comes twice.");
  }

  private static @Nullable ArchiveEntry next(ArchiveInputStream<?> archive) throws IOException {
    return Limited.decoded(archive::getNextEntry);
  }

  private static boolean isLink(ArchiveEntry entry) {
    return entry instanceof TarArchiveEntry tar && !tar.isFile();
  }

  private static boolean isLocked(ArchiveEntry entry) {
    return entry instanceof ZipArchiveEntry zip && zip.getGeneralPurposeBit().usesEncryption();
  }

  private void single(InputStream in, String place, List<String> labels) throws IOException {
    byte[] bytes = in.readNBytes(MailParser.LARGEST + 1);
    if (bytes.length > MailParser.LARGEST) {
      trail.problem(place, "It is larger than 25 MB.", "Nothing; all other mails are imported.");
    } else {
      trail.mail(new FoundMail(place, labels, bytes));
    }
  }

  private void nothing(FileKind kind, String place) throws UnreadableFile {
    if (archives == 0) throw UnreadableFile.of(place, words(kind));
    trail.skipped(kind == FileKind.empty ? "empty" : "notMail");
  }

  private static String words(FileKind kind) {
    String what =
        switch (kind) {
          case empty -> "is empty. Choose the file that holds the mails.";
          case picture -> "is a picture, not mail";
          case pdf -> "is a PDF document, not mail";
          case office -> "is a Microsoft Office document or a single Outlook item (.msg)";
          case outlook -> "is an Outlook data file (.pst)";
          default -> "is not mail that can be read here";
        };
    return kind == FileKind.empty
        ? what
        : what + ": hand in an mbox file, .eml files, or a zip or tar.gz of folders of mails.";
  }

  private InputStream deeper(InputStream in) {
    return new Limited(in, unpacked);
  }

  private static byte[] head(BufferedInputStream in) throws IOException {
    in.mark(FileKind.HEAD);
    byte[] head = new byte[FileKind.HEAD];
    int length = Limited.fill(in, head);
    in.reset();
    return Arrays.copyOf(head, length);
  }
}
