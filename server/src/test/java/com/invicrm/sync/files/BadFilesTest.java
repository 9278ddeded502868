package com.invicrm.sync.files;

import static com.invicrm.sync.files.Packed.bytes;
import static com.invicrm.sync.files.Packed.gzip;
import static com.invicrm.sync.files.Packed.locked;
import static com.invicrm.sync.files.Packed.tar;
import static com.invicrm.sync.files.Packed.text;
import static com.invicrm.sync.files.Packed.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is no mail, damaged or hostile is named in words that say what to do, and stops nothing
/// that came before or stands beside it.
class BadFilesTest {
  private static final String MAIL =
      "From: pia@globex.example\nTo: ann@acme.example\nSubject: Hello\n\nHello Ann\n";
  private static final String HAND_IN =
      ": hand in an mbox file, .eml files, or a zip or tar.gz of folders of mails.";

  @TempDir Path folder;
  Findings found = new Findings();

  @Test
  void aFileThatIsNoMailIsCalledWhatItIs() {
    Map<String, byte[]> files =
        Map.of(
            "is a picture, not mail" + HAND_IN,
            bytes("\u0089PNG\r\n\u001a\n\0\0"),
            "is a PDF document, not mail" + HAND_IN,
            bytes("%PDF-1.7\nx: y\n"),
            "is a Microsoft Office document or a single Outlook item (.msg)" + HAND_IN,
            bytes("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1"),
            "is an Outlook data file (.pst)" + HAND_IN,
            bytes("!BDN\0\0"),
            "is not mail that can be read here" + HAND_IN,
            noise(5_000),
            "is empty. Choose the file that holds the mails.",
            new byte[0]);
    files.forEach((words, content) ->
        assertThatThrownBy(() -> read("thing", content))
            .isInstanceOf(UnreadableFile.class)
            .hasMessage("“thing” " + words));
    assertThat(found.all).isEmpty();
  }

  @Test
  void anArchiveWithoutMailIsCalledSo() {
    assertThatThrownBy(
            () -> read("report.docx", zip("[Content_Types].xml", "<x/>", "word/a.xml", "<y/>")))
        .isInstanceOf(UnreadableFile.class)
        .hasMessage(
            "“report.docx” holds no mail. Hand in an mbox file, .eml files, or a folder of mails.");
    assertThat(found.skipped).containsExactly("notMail", "notMail");
  }

  @Test
  void namesInArchivesLeadNowhere() throws Exception {
    read(
        "evil.zip",
        zip(
            "../../etc/cron.d/x.eml",
            MAIL,
            "/root/.ssh/y.eml",
            MAIL,
            "..\\..\\z.eml",
            MAIL,
            "n\u0001\n/" + "long".repeat(500),
            MAIL));
    assertThat(found.places)
        .startsWith("etc/cron.d/x.eml", "z.eml")
        .allMatch(p -> p.length() < 502 && p.chars().noneMatch(Character::isISOControl));
    assertThat(found.mails).hasSize(3);
    assertThat(found.skipped).containsExactly("hidden");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("evil.zip"));
    }
  }

  @Test
  void aBombIsStoppedByItsRatio() throws Exception {
    byte[] bomb = gzip(tar("inbox/1.eml", MAIL, "inbox/2.eml", "x".repeat(30 << 20)));
    assertThatThrownBy(() -> read("bomb.tar.gz", bomb, new Limits(1 << 20, 200, 1 << 30, 100)))
        .isInstanceOf(UnreadableFile.class)
        .hasMessage(
            "“bomb.tar.gz” unpacks to more than 200 times its size, so it was stopped. What came before is imported. Hand in the mails themselves.");
    assertThat(found.mails).containsExactly(MAIL);
  }

  @Test
  void aBombIsStoppedByItsSizeAndByItsFiles() {
    assertThatThrownBy(() ->
            read(
                "big.zip", zip("a", MAIL + text(noise(9_000))), new Limits(1 << 30, 200, 8_000, 9)))
        .hasMessageContaining("unpacks to more than 0 GB, so it was stopped");
    String[] many = new String[24];
    Arrays.fill(many, MAIL);
    for (int i = 0; i < many.length; i += 2) many[i] = i + ".eml";
    assertThatThrownBy(() -> read("many.zip", zip(many), new Limits(1 << 30, 200, 1 << 30, 10)))
        .hasMessageContaining("“many.zip” holds more than 10 files, so it was stopped");
    assertThat(found.mails).hasSize(10);
  }

  @Test
  void aBombOfTheUsualSizeIsStoppedInBoundedMemory() throws Exception {
    Path bomb = folder.resolve("bomb.tar.gz");
    try (var zeros =
        new TarArchiveOutputStream(
            new java.util.zip.GZIPOutputStream(Files.newOutputStream(bomb)))) {
      var entry = new TarArchiveEntry("inbox/1.");
      entry.setSize(600L << 20);
      zeros.putArchiveEntry(entry);
      for (int i = 0; i < 600; i++) zeros.write(new byte[1 << 20]);
      zeros.closeArchiveEntry();
    }
    assertThatThrownBy(() -> Findings.of(bomb))
        .hasMessageContaining("unpacks to more than 200 times its size");
  }

  @Test
  void archivesInArchivesEndSomewhere() throws Exception {
    byte[] inner = zip("a.eml", MAIL);
    for (int i = 0; i < 6; i++) inner = zip("deeper" + i + ".zip", text(inner), "b.eml", MAIL);
    read("matryoshka.zip", inner);
    assertThat(found.problems)
        .singleElement()
        .asString()
        .contains(
            "It is an archive inside archives inside archives. Unpack it and hand in what is inside.");
    assertThat(found.mails).hasSize(4);
  }

  @Test
  void whatIsCutOffKeepsWhatCameBefore() throws Exception {
    byte[] tar = gzip(tar("inbox/1.", MAIL, "inbox/2.", MAIL + text(noise(200_000))));
    byte[] zip = zip("inbox/1.eml", MAIL, "inbox/2.eml", MAIL + text(noise(200_000)));
    for (byte[] whole : List.of(tar, zip)) {
      found = new Findings();
      assertThatThrownBy(() -> read("cut", Arrays.copyOf(whole, whole.length - 40_000)))
          .isInstanceOf(UnreadableFile.class)
          .hasMessage(
              "“cut” ends too early: it is cut off or damaged. What came before is imported. Make it again and hand it in again; nothing comes twice.");
      assertThat(found.mails).containsExactly(MAIL);
      assertThat(found.all)
          .as("%s bytes", whole.length)
          .hasSize(2)
          .last()
          .asString()
          .contains("It is cut off or damaged.");
    }
  }

  @Test
  void aGzipThatIsDamagedInTheMiddleKeepsWhatCameBefore() throws Exception {
    byte[] tar = tar("inbox/1.", MAIL, "inbox/2.", MAIL + text(noise(100_000)));
    byte[] mbox =
        bytes(("From x Thu Nov 26 09:00:00 2026\n" + MAIL + "\n").repeat(2) + text(noise(100_000)));
    for (byte[] content : List.of(tar, mbox)) {
      found = new Findings();
      byte[] damaged = damagedAfter(2_048, content);
      assertThatThrownBy(() -> read("damaged.gz", damaged))
          .isInstanceOf(UnreadableFile.class)
          .hasMessageContaining("it is cut off or damaged. What came before is imported.");
      assertThat(found.mails).startsWith(MAIL);
    }
  }

  @Test
  void aMailThatIsDamagedInAZipIsNamed() throws Exception {
    byte[] zip = zip("1.eml", MAIL, "2.eml", MAIL + text(noise(100_000)), "3.eml", MAIL);
    zip[zip.length / 2] ^= 0x10;
    read("damaged.zip", zip);
    assertThat(found.mails).hasSize(3).startsWith(MAIL).endsWith(MAIL);
    assertThat(found.warnings)
        .containsExactly(
            "2.eml: It is damaged: the archive's checksum tells of other bytes."
                + " Make the archive again and hand it in again; nothing comes twice.");
  }

  @Test
  void aDamagedArchiveInAGoodOneStopsItselfOnly() throws Exception {
    byte[] inner = zip("x.eml", MAIL + text(noise(50_000)));
    String cut = text(Arrays.copyOf(inner, inner.length / 2));
    read("outer.tar", tar("1.eml", MAIL, "cut.zip", cut, "2.eml", MAIL));
    assertThat(found.mails).containsExactly(MAIL, MAIL);
    assertThat(found.problems)
        .contains(
            "cut.zip: It is cut off or damaged. Make it again and hand it in again; nothing comes twice.");
  }

  @Test
  void anEncryptedZipSaysSo() {
    assertThatThrownBy(() -> read("secret.zip", locked(zip("1.eml", MAIL, "2.eml", MAIL))))
        .isInstanceOf(UnreadableFile.class)
        .hasMessageContaining("“secret.zip” is locked with a password")
        .hasMessageContaining("Unpack it, and hand in what is inside.");
    assertThat(found.mails).isEmpty();
    assertThat(found.problems.getFirst()).startsWith("1.eml: It is locked with a password.");
  }

  @Test
  void aMailThatIsTooLargeIsNamedAndTheRestIsRead() throws Exception {
    read("box.tar.gz", gzip(tar("inbox/large", MAIL + "x".repeat(26 << 20), "inbox/2.", MAIL)));
    assertThat(found.mails).containsExactly(MAIL);
    assertThat(found.problems)
        .containsExactly(
            "inbox/large: It is larger than 25 MB. Nothing; all other mails are imported.");
  }

  private void read(String name, byte[] bytes) throws Exception {
    read(name, bytes, Limits.USUAL);
  }

  private void read(String name, byte[] bytes, Limits limits) throws Exception {
    Path file = Files.write(folder.resolve(name), bytes);
    new MailFile(file, name, found, limits).read(Checkpoint.START);
  }

  /// A gzip that begins a block behind so many bytes, of a type that there is not.
  private static byte[] damagedAfter(int good, byte[] content) throws Exception {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes, 512, true)) {
      out.write(content, 0, good);
      out.flush();
      int from = bytes.size();
      out.write(content, good, content.length - good);
      out.finish();
      byte[] gzip = bytes.toByteArray();
      Arrays.fill(gzip, from, from + 100, (byte) 0xff);
      return gzip;
    }
  }

  private static byte[] noise(int length) {
    var random = new Random(7);
    var bytes = new byte[length];
    for (int i = 0; i < length; i++) bytes[i] = (byte) ('a' + random.nextInt(26));
    return bytes;
  }
}
