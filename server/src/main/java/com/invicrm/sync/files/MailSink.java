package com.invicrm.sync.files;

import java.util.List;

/// Takes what a file of mail holds, in order.
public interface MailSink {
  /// One raw mail.
  ///
  /// @param place where in the file, for people
  /// @param labels the folders it lies in
  void mail(String place, List<String> labels, byte[] bytes);

  /// Something that is no mail on purpose, such as an empty file.
  ///
  /// @param reason short and stable, for counting
  void skipped(String reason);

  /// Something that should have been a mail.
  void problem(String place, String what, String whatToDo);
}
