package com.invicrm.sync.files;

/// Where the reading of a file can go on.
///
/// @param offset byte of the file where the next mail begins; 0 unless the file is a plain mbox
/// @param items how many things reached the sink before
/// @param lengths whether the Content-Length fields of an mbox proved true so far
public record Checkpoint(long offset, int items, Lengths lengths) {
  /// The beginning.
  public static final Checkpoint START = new Checkpoint(0, 0, Lengths.trusted);

  /// Whether Content-Length fields tell where mails end.
  public enum Lengths {
    trusted,
    ignored
  }
}
