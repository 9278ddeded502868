package com.invicrm.sync.files;

/// How much an archive may unpack to, so that a small file cannot keep a server busy for ever.
///
/// @param free bytes that are always allowed
/// @param ratio unpacked bytes for each byte of the file
/// @param most unpacked bytes at all
/// @param entries files in all archives together
record Limits(long free, int ratio, long most, int entries) {
  static final Limits USUAL = new Limits(256L << 20, 200, 500L << 30, 5_000_000);
}
