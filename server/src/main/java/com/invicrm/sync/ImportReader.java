package com.invicrm.sync;

import com.google.common.hash.Hashing;
import com.invicrm.capture.Arrived;
import com.invicrm.capture.Mailbox;
import com.invicrm.capture.mime.MailParser;
import com.invicrm.capture.mime.MessageRef;
import com.invicrm.capture.mime.Parsed;
import com.invicrm.capture.mime.RawMessage;
import com.invicrm.sync.files.MailSink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Gathers what a file holds into batches: parsed outside any transaction, stored when there are
/// enough.
final class ImportReader implements MailSink {
  private static final int MAILS = 200;
  private static final int BYTES = 8 << 20;

  private final Import row;
  private final Mailbox mailbox;
  private final ImportBatches batches;
  private final Map<String, Integer> skipped = new HashMap<>();
  private Import.Counts counts = Import.Counts.NONE;
  private Batch batch = new Batch();
  private long bytesRead;

  ImportReader(Import row, Mailbox mailbox, ImportBatches batches) {
    this.row = row;
    this.mailbox = mailbox;
    this.batches = batches;
  }

  /// What is stored in one transaction.
  static final class Batch {
    final List<String> providerIds = new ArrayList<>();
    final Map<String, Arrived> readable = new HashMap<>();
    final Map<String, String> places = new HashMap<>();
    final List<ImportProblem> problems = new ArrayList<>();
    final List<String> unreadable = new ArrayList<>();
    int bytes;
  }

  void progress(long bytes) {
    bytesRead = bytes;
  }

  @Override
  public void mail(String place, List<String> labels, byte[] bytes) {
    String id = Hashing.sha256().hashBytes(bytes).toString();
    var ref = new MessageRef(id, labels, null);
    batch.providerIds.add(id);
    batch.bytes += bytes.length;
    switch (MailParser.parse(new RawMessage(ref, new RawMessage.Rfc822Bytes(bytes)))) {
      case Parsed.Legible(var mail) -> {
        batch.readable.merge(id, new Arrived(ref, mail), Arrived::alsoIn);
        batch.places.putIfAbsent(id, place);
      }
      case Parsed.Unreadable(String reason) -> {
        batch.unreadable.add(id);
        problem(place, reason + ".", "Nothing; all other mails are imported.");
      }
    }
    if (batch.providerIds.size() >= MAILS || batch.bytes >= BYTES) flush();
  }

  @Override
  public void skipped(String reason) {
    skipped.merge(reason, 1, Integer::sum);
  }

  @Override
  public void problem(String place, String what, String whatToDo) {
    batch.problems.add(new ImportProblem(row.id(), place, what, whatToDo));
  }

  /// Stores what is gathered.
  void flush() {
    counts =
        batches.store(
            row, mailbox, batch, new ImportBatches.Sofar(counts, Map.copyOf(skipped), bytesRead));
    batch = new Batch();
  }
}
