package com.invicrm.sync.files;

/// A whole file that cannot be read; the message says what it is and what to do.
public final class UnreadableFile extends Exception {
  /// Said where a file is read in part; not true of a dry run.
  public static final String BEFORE = "What came before is imported.";

  UnreadableFile(String message) {
    super(message);
  }

  /// Says it of a file.
  static UnreadableFile of(String name, String words) {
    return new UnreadableFile("“" + name + "” " + words);
  }
}
