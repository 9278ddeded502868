package com.invicrm.sync.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a file of mail was found to hold, in order.
final class Findings implements MailSink {
  final List<String> mails = new ArrayList<>();
  final List<String> places = new ArrayList<>();
  final List<List<String>> labels = new ArrayList<>();
  final List<String> skipped = new ArrayList<>();
  final List<String> problems = new ArrayList<>();
  final List<String> warnings = new ArrayList<>();

  /// All of it as one list.
  final List<String> all = new ArrayList<>();

  final List<Checkpoint> checkpoints = new ArrayList<>();
  long bytes;

  static Findings of(Path file) throws UnreadableFile {
    return from(file, Checkpoint.START);
  }

  static Findings from(Path file, Checkpoint checkpoint) throws UnreadableFile {
    var findings = new Findings();
    new MailFile(file, file.getFileName().toString(), findings).read(checkpoint);
    return findings;
  }

  @Override
  public void mail(FoundMail mail) {
    String text = new String(mail.bytes(), UTF_8);
    mails.add(text);
    places.add(mail.place());
    labels.add(mail.labels());
    all.add(mail.place() + " " + mail.labels() + "\n" + text);
  }

  @Override
  public void skipped(String reason) {
    skipped.add(reason);
    all.add(reason);
  }

  @Override
  public void problem(String place, String what, String whatToDo) {
    problems.add(place + ": " + what + " " + whatToDo);
    all.add(problems.getLast());
  }

  @Override
  public void warning(String place, String what, String whatToDo) {
    warnings.add(place + ": " + what + " " + whatToDo);
    all.add(warnings.getLast());
  }

  @Override
  public void reached(Checkpoint checkpoint, long read) {
    checkpoints.add(checkpoint);
    bytes = read;
  }
}
