package com.invicrm.sync.files;

/// A whole file that cannot be read; the message says what it is and what to do.
public final class UnreadableFile extends Exception {
  UnreadableFile(String message) {
    super(message);
  }

  /// Says it of a file.
  static UnreadableFile of(String name, String words) {
    return new UnreadableFile("“" + name + "” " + words);
  }
}
