package com.invicrm.sync.files;

/// Takes what a file of mail holds, in order.
public interface MailSink {
  /// One raw mail.
  void mail(FoundMail mail);

  /// Something that is passed over on purpose, such as an empty file or a draft.
  ///
  /// @param reason short and stable, for counting
  void skipped(String reason);

  /// Something that should have been a mail.
  void problem(String place, String what, String whatToDo);

  /// Something that people should know of the next mail, which is read all the same.
  void warning(String place, String what, String whatToDo);

  /// Comes after each mail, each thing skipped and each problem.
  ///
  /// @param checkpoint where reading goes on from here
  /// @param bytes how many bytes of the file are read
  void reached(Checkpoint checkpoint, long bytes);
}
