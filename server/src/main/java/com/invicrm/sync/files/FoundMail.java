package com.invicrm.sync.files;

import com.google.common.collect.ImmutableList;
import java.util.List;

/// A raw mail in a file.
///
/// @param place where in the file, for people
/// @param labels the folders it lies in
@SuppressWarnings("ArrayRecordComponent") // compared nowhere; a copy of 25 MB would be a waste
public record FoundMail(String place, List<String> labels, byte[] bytes) {
  public FoundMail {
    labels = ImmutableList.copyOf(labels);
  }
}
