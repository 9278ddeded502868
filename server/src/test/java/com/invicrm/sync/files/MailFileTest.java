package com.invicrm.sync.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every form in which people hand in mail is read; what is no mail is named, and nothing stops the
/// rest.
class MailFileTest {
  private static final String MAIL =
      "From: pia@globex.example\nTo: ann@acme.example\nSubject: Hello\n\nHello Ann\n";

  @TempDir Path folder;
  final List<String> mails = new ArrayList<>();
  final List<List<String>> labels = new ArrayList<>();
  final List<String> skipped = new ArrayList<>();
  final List<String> problems = new ArrayList<>();

  @Test
  void anMboxIsSplitAtEnvelopesOnly() throws Exception {
    String envelope = "From pia@globex.example Mon Mar  2 09:00:00 2026\n";
    read(
        "a.mbox",
        (envelope
                + MAIL
                + "\nFrom here on it is a sentence.\n>From quoted\n\n"
                + envelope
                + MAIL
                + "\n")
            .getBytes(UTF_8));
    assertThat(mails).hasSize(2);
    assertThat(mails.getFirst())
        .contains("From here on it is a sentence.", "\nFrom quoted")
        .doesNotContain(">From");
    assertThat(mails.getLast()).isEqualTo(MAIL + "\n");
  }

  @Test
  void aSingleMailIsRead() throws Exception {
    read("one.eml", MAIL.getBytes(UTF_8));
    assertThat(mails).containsExactly(MAIL);
  }

  @Test
  void foldersInATarGzAreLabels() throws Exception {
    read(
        "box.tar.gz",
        gzip(
            tar(
                "inbox/1.",
                MAIL,
                "sent/2.",
                MAIL,
                "inbox/.hidden",
                MAIL,
                "inbox/empty",
                "",
                "readme.txt",
                "Just words")));
    assertThat(mails).hasSize(2);
    assertThat(labels).containsExactly(List.of("inbox"), List.of("sent"));
    assertThat(skipped).containsExactly("hidden", "empty", "notMail");
  }

  @Test
  void namesInArchivesLeadNowhere() throws Exception {
    read("evil.zip", zip("../../etc/cron.d/x.eml", MAIL));
    assertThat(mails).hasSize(1);
    assertThat(labels).containsExactly(List.of("etc", "cron.d"));
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void anMboxInsideAZipIsRead() throws Exception {
    read(
        "takeout.zip",
        zip("Takeout/Mail/All.mbox", "From x@y.example Mon Mar  2 09:00:00 2026\n" + MAIL));
    assertThat(mails).hasSize(1);
  }

  @Test
  void aFileThatIsNoMailIsRefusedInWords() {
    assertThatThrownBy(() -> read("photo.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0}))
        .isInstanceOf(UnreadableFile.class)
        .hasMessage(
            "“photo.png” is not mail that can be read here: hand in an mbox file, .eml files, or a zip or tar.gz of folders of mails.");
  }

  @Test
  void anArchiveThatIsCutOffKeepsWhatCameBefore() throws Exception {
    byte[] whole = gzip(tar("inbox/1.", MAIL + "x".repeat(3000), "inbox/2.", noise()));
    assertThatThrownBy(
            () -> read("cut.tar.gz", java.util.Arrays.copyOf(whole, whole.length - 4000)))
        .isInstanceOf(UnreadableFile.class)
        .hasMessageContaining("“cut.tar.gz” ends too early")
        .hasMessageContaining("hand it in again");
    assertThat(mails).hasSize(1);
  }

  @Test
  void aBombIsStopped() throws Exception {
    Path bomb = folder.resolve("bomb.tar.gz");
    try (var out = new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(bomb)))) {
      var entry = new TarArchiveEntry("inbox/1.");
      entry.setSize(600L << 20);
      out.putArchiveEntry(entry);
      for (int i = 0; i < 600; i++) out.write(new byte[1 << 20]);
      out.closeArchiveEntry();
    }
    assertThatThrownBy(() -> new MailFile(bomb, "bomb.tar.gz", sink()).read(read -> {}))
        .isInstanceOf(UnreadableFile.class)
        .hasMessageContaining("unpacks to more than 200 times its size");
  }

  @Test
  void aMailThatIsTooLargeIsNamedAndTheRestIsRead() throws Exception {
    read("box.tar.gz", gzip(tar("inbox/large", MAIL + "x".repeat(26 << 20), "inbox/2.", MAIL)));
    assertThat(mails).containsExactly(MAIL);
    assertThat(problems).containsExactly("inbox/large: It is larger than 25 MB.");
  }

  private void read(String name, byte[] bytes) throws IOException, UnreadableFile {
    Path file = Files.write(folder.resolve(name), bytes);
    new MailFile(file, name, sink()).read(read -> {});
  }

  private MailSink sink() {
    return new MailSink() {
      @Override
      public void mail(String place, List<String> folders, byte[] bytes) {
        mails.add(new String(bytes, UTF_8));
        labels.add(folders);
      }

      @Override
      public void skipped(String reason) {
        skipped.add(reason);
      }

      @Override
      public void problem(String place, String what, String whatToDo) {
        problems.add(place + ": " + what);
      }
    };
  }

  private static String noise() {
    var random = new java.util.Random(7);
    var text = new StringBuilder(MAIL);
    for (int i = 0; i < 200_000; i++) text.append((char) ('a' + random.nextInt(26)));
    return text.toString();
  }

  private static byte[] gzip(byte[] content) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] tar(String... namesAndTexts) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new TarArchiveOutputStream(bytes)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        byte[] text = namesAndTexts[i + 1].getBytes(UTF_8);
        var entry = new TarArchiveEntry(namesAndTexts[i]);
        entry.setSize(text.length);
        out.putArchiveEntry(entry);
        out.write(text);
        out.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] zip(String name, String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ZipOutputStream(bytes)) {
      out.putNextEntry(new ZipEntry(name));
      out.write(text.getBytes(UTF_8));
      out.closeEntry();
    }
    return bytes.toByteArray();
  }
}
