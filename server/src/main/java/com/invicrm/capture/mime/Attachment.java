package com.invicrm.capture.mime;

/// Something that hangs on a mail: described, not kept.
///
/// @param name file name as written; empty when there is none
/// @param type media type in lower case
/// @param size bytes, decoded
/// @param sha256 of the decoded bytes, in hex; empty when the source kept them
public record Attachment(String name, String type, long size, String sha256) {
  private static final int LONGEST_NAME = 255;
  private static final int LONGEST_TYPE = 100;

  public Attachment {
    name = CleanText.line(name, LONGEST_NAME);
    type = CleanText.line(type, LONGEST_TYPE);
  }
}
