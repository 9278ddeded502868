package com.invicrm.sync;

import com.invicrm.tenancy.Ids;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
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
    folder = dataDir.resolve("imports");
    node = node(dataDir.resolve("node-id"));
  }

  /// Names this data directory: the processes that share it import its files.
  String node() {
    return node;
  }

  Path file(UUID id) {
    return folder.resolve(id.toString());
  }

  /// Keeps what comes; it is on disk, flushed, when this returns.
  ///
  /// @return its size in bytes
  long keep(UUID id, InputStream content) throws IOException {
    Files.createDirectories(folder);
    try (FileChannel channel =
        FileChannel.open(file(id), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      content.transferTo(Channels.newOutputStream(channel));
      channel.force(true);
      flush(folder);
      return channel.size();
    } catch (IOException e) {
      Files.deleteIfExists(file(id));
      throw e;
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
  private static void flush(Path folder) throws IOException {
    try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
      directory.force(true);
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
