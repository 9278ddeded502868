package com.invicrm.sync.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.compress.archivers.zip.UnsupportedZipFeatureException;

/// Reads a file of mail as a stream, whatever form it has: mbox, a single mail, or tar and zip
/// archives of such files and of Maildirs, also gzipped.
///
/// Nothing is unpacked to disk, so names in archives lead nowhere.
public final class MailFile {
  private final Path file;
  private final String name;
  private final MailSink sink;
  private final Limits limits;

  /// @param name what people call the file
  public MailFile(Path file, String name, MailSink sink) {
    this(file, name, sink, Limits.USUAL);
  }

  MailFile(Path file, String name, MailSink sink, Limits limits) {
    this.file = file;
    this.name = name;
    this.sink = sink;
    this.limits = limits;
  }

  /// Reads it from a checkpoint of an earlier run to its end. What the sink throws stops it.
  ///
  /// @throws UnreadableFile when it holds no mail at all, is cut off, or is a bomb; what came
  ///   before has reached the sink
  public void read(Checkpoint from) throws UnreadableFile {
    try (var disk = new OnDisk(file)) {
      var trail = new Trail(sink, disk::position, from.items());
      if (disk.kind() == FileKind.mbox) {
        disk.goTo(from.offset());
        trail.begin(from);
        new Mbox(name, List.of(), trail, trail::at).read(disk, from);
      } else {
        new Contents(name, trail, new Unpacked(limits, disk::position)).read(disk);
      }
    } catch (Unpacked.Bomb e) {
      throw UnreadableFile.of(
          name,
          e.getMessage()
              + ", so it was stopped. "
              + UnreadableFile.BEFORE
              + " Hand in the mails themselves.");
    } catch (UnsupportedZipFeatureException e) {
      throw UnreadableFile.of(
          name,
          "is locked with a password, or packed in a way that cannot be read here. Unpack it, and hand in what is inside.");
    } catch (IOException e) {
      throw UnreadableFile.of(
          name,
          "ends too early: it is cut off or damaged. "
              + UnreadableFile.BEFORE
              + " Make it again and hand it in again; nothing comes twice.");
    }
  }
}
