package com.invicrm.sync;

import com.google.common.hash.Hashing;
import com.invicrm.capture.mime.Mail;
import com.invicrm.capture.mime.MailParser;
import com.invicrm.capture.mime.MessageRef;
import com.invicrm.capture.mime.Parsed.Legible;
import com.invicrm.capture.mime.RawMessage;
import com.invicrm.capture.mime.RawMessage.Rfc822Bytes;
import com.invicrm.sync.files.Checkpoint;
import com.invicrm.sync.files.FoundMail;
import com.invicrm.sync.files.MailFile;
import com.invicrm.sync.files.MailSink;
import com.invicrm.sync.files.UnreadableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;

/// A file of mail, to which mail is added, as a source: what holds for Gmail holds for it too.
class MailFileSourceTest implements MailSourceContract {
  @TempDir Path folder;
  private int page = 100;

  @Override
  public MailSource source() {
    return new FileSource(folder.resolve("mail.mbox"), page);
  }

  @Override
  public String receive(String subject, Instant at) {
    String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC));
    String mail = "From: kim@harbour.example\nDate: " + date + "\nSubject: " + subject + "\n\nx\n";
    try {
      Files.writeString(
          folder.resolve("mail.mbox"),
          "From kim@harbour.example Mon Nov  2 09:00:00 2026\n" + mail + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new FileSource(folder.resolve("mail.mbox"), page).last();
  }

  @Override
  public void pagesOf(int mails) {
    page = mails;
  }

  /// The cursor is how many mails there were.
  private record FileSource(Path file, int page) implements MailSource {
    private record Entry(String id, Instant at, RawMessage mail) {}

    String last() {
      return entries().getLast().id();
    }

    @Override
    public Optional<Instant> watch() {
      return Optional.empty();
    }

    @Override
    public Standpoint standpoint() {
      return new Standpoint(
          "ann@acme.example", Set.of("ann@acme.example"), Integer.toString(entries().size()));
    }

    @Override
    public Listing list(Window window, Optional<String> from) {
      List<Wanted> all =
          entries().stream()
              .filter(e -> !e.at().isBefore(window.since()))
              .sorted(Comparator.comparing(Entry::at).reversed())
              .map(e -> new Wanted(e.id(), null))
              .toList();
      int start = from.map(Integer::parseInt).orElse(0);
      return new Listing(cut(all, start), next(all, start));
    }

    @Override
    public Count count(Window window, Match match, int pages) {
      Optional<String> next = Optional.of("0");
      int mails = 0;
      for (int i = 0; i < pages && next.isPresent(); i++) {
        Listing listing = list(window, next);
        mails += listing.mails().size();
        next = listing.next();
      }
      return new Count(mails, next.isPresent());
    }

    @Override
    public Changes changes(String cursor, Optional<String> from) {
      List<Entry> all = entries();
      List<Change> news =
          IntStream.range(Integer.parseInt(cursor), all.size())
              .mapToObj(i ->
                  new Change(
                      Integer.toString(i), all.get(i).id(), null, What.arrived, Optional.empty()))
              .toList();
      int start = from.map(Integer::parseInt).orElse(0);
      return new Changes(cut(news, start), next(news, start), Integer.toString(all.size()));
    }

    @Override
    public Delivery fetch(List<Wanted> wanted) {
      List<Entry> all = entries();
      return new Delivery(
          wanted.stream().map(w -> delivered(w.id(), all)).toList(), Optional.empty());
    }

    @Override
    public List<Label> labels() {
      return List.of();
    }

    private static Delivered delivered(String id, List<Entry> all) {
      return all.stream()
          .filter(e -> e.id().equals(id))
          .findFirst()
          .<Delivered>map(e -> new Delivered.Came(e.mail(), ""))
          .orElseGet(() -> new Delivered.Gone(id));
    }

    private <T> List<T> cut(List<T> all, int start) {
      return all.subList(Math.min(start, all.size()), Math.min(start + page, all.size()));
    }

    private Optional<String> next(List<?> all, int start) {
      return start + page < all.size()
          ? Optional.of(Integer.toString(start + page))
          : Optional.empty();
    }

    private List<Entry> entries() {
      var sink = new Gathering();
      try {
        if (Files.exists(file)) new MailFile(file, "mail.mbox", sink).read(Checkpoint.START);
      } catch (UnreadableFile e) {
        throw new IllegalStateException(e);
      }
      return sink.entries;
    }

    private static final class Gathering implements MailSink {
      private final List<Entry> entries = new ArrayList<>();

      @Override
      public void mail(FoundMail mail) {
        String id = Hashing.sha256().hashBytes(mail.bytes()).toString();
        var bytes = new Rfc822Bytes(mail.bytes());
        var bare = new RawMessage(new MessageRef(id, List.of(), null), bytes);
        Mail read = ((Legible) MailParser.parse(bare)).mail();
        Instant at = Objects.requireNonNull(read.date());
        entries.add(new Entry(id, at, new RawMessage(new MessageRef(id, List.of(), at), bytes)));
      }

      @Override
      public void skipped(String reason) {}

      @Override
      public void problem(String place, String what, String whatToDo) {
        throw new AssertionError(what);
      }

      @Override
      public void warning(String place, String what, String whatToDo) {
        throw new AssertionError(what);
      }

      @Override
      public void reached(Checkpoint checkpoint, long bytes) {}
    }
  }
}
