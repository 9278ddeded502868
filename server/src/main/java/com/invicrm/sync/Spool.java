package com.invicrm.sync;

import com.invicrm.tenancy.CrmException;
import com.invicrm.tenancy.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Files that were handed in, in the data directory until they are imported.
@Component
class Spool {
  private final Path folder;
  private final String node;

  Spool(@Value("${invicrm.data-dir}") Path dataDir) {
    folder = dataDir.toAbsolutePath().resolve("imports");
    node = node(dataDir.resolve("node-id"));
  }

  /// Names this data directory: the processes that share it import its files.
  String node() {
    return node;
  }

  Path file(UUID id) {
    return folder.resolve(id.toString());
  }

  boolean holds(UUID id) {
    return Files.exists(file(id));
  }

  /// Takes a file; it is on disk, flushed, when this returns.
  ///
  /// @return its size in bytes
  /// @throws CrmException.NoRoom when it cannot be kept
  long keep(UUID id, Upload upload) {
    try {
      Files.createDirectories(folder);
      upload.moveTo(file(id));
      return flush(file(id));
    } catch (IOException e) {
      remove(id);
      throw new CrmException.NoRoom(
          "The file could not be kept: the server's disk is full or broken. Nothing was taken; make room, then hand it in again.",
          e);
    }
  }

  void remove(UUID id) {
    try {
      Files.deleteIfExists(file(id));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A new name is on disk only when its folder is.
  private long flush(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
      directory.force(true);
      return channel.size();
    }
  }

  private static String node(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      if (!Files.exists(file))
        Files.writeString(file, Ids.next().toString(), StandardOpenOption.CREATE_NEW);
    } catch (java.nio.file.FileAlreadyExistsException e) {
      // Another process that shares the directory was first.
    } catch (IOException e) {
      throw new UncheckedIOException("INVICRM_DATA_DIR cannot be written: " + file.getParent(), e);
    }
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
