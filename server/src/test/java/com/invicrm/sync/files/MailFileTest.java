package com.invicrm.sync.files;

import static com.invicrm.sync.files.Packed.bytes;
import static com.invicrm.sync.files.Packed.gzip;
import static com.invicrm.sync.files.Packed.tar;
import static com.invicrm.sync.files.Packed.text;
import static com.invicrm.sync.files.Packed.zip;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every form in which people hand in mail is read, and read on from wherever it stopped.
class MailFileTest {
  private static final String MAIL =
      "From: pia@globex.example\nTo: ann@acme.example\nSubject: Hello\n\nHello Ann\n";
  private static final String MBOX = "From x@y.example Mon Mar  2 09:00:00 2026\n" + MAIL + "\n";

  @TempDir Path folder;

  @Test
  void aSingleMailIsRead() throws Exception {
    assertThat(read("one.eml", bytes(MAIL)).mails).containsExactly(MAIL);
  }

  @Test
  void foldersInATarGzAreLabels() throws Exception {
    byte[] folders =
        tar(
            "inbox/1.",
            MAIL,
            "sent/2.",
            MAIL,
            "inbox/.hidden",
            MAIL,
            "__MACOSX/inbox/1.",
            MAIL,
            "inbox/empty",
            "",
            "readme.txt",
            "Just words");
    for (Findings found : List.of(read("a.tar", folders), read("a.tar.gz", gzip(folders)))) {
      assertThat(found.mails).hasSize(2);
      assertThat(found.labels).containsExactly(List.of("inbox"), List.of("sent"));
      assertThat(found.skipped).containsExactly("hidden", "hidden", "empty", "notMail");
    }
  }

  @Test
  void anMboxInsideAZipIsReadAndSoIsAZipInIt() throws Exception {
    Findings found =
        read(
            "takeout.zip",
            zip(
                "Takeout/archive_browser.html",
                "<!doctype html>",
                "Takeout/Mail/All mail.mbox",
                MBOX + MBOX,
                "Takeout/older.zip",
                text(zip("2019/a.eml", MAIL)),
                "Takeout/b.mbox.gz",
                text(gzip(bytes(MBOX)))));
    assertThat(found.places)
        .containsExactly(
            "Takeout/Mail/All mail.mbox, mail 1",
            "Takeout/Mail/All mail.mbox, mail 2",
            "Takeout/older.zip/2019/a.eml",
            "Takeout/b.mbox.gz, mail 1");
    assertThat(found.skipped).containsExactly("notMail");
  }

  @Test
  void aMaildirSaysByItsNamesWhatIsNoCorrespondence() throws Exception {
    Findings found =
        read(
            "maildir.zip",
            zip(
                "Maildir/cur/1700000001.M1.host:2,S", MAIL,
                "Maildir/new/1700000002.M2.host", MAIL,
                "Maildir/tmp/1700000003.M3.host", MAIL,
                "Maildir/cur/1700000004.M4.host:2,DS", MAIL,
                "Maildir/cur/1700000005.M5.host;2,ST", MAIL,
                "Maildir/.Work.Clients/cur/1700000006.M6.host!2,RS", MAIL,
                "Maildir/.Trash/cur/1700000007.M7.host:2,S", MAIL,
                "Maildir/.Junk/new/1700000008.M8.host", MAIL,
                "Maildir/.Drafts/cur/1700000009.M9.host:2,", MAIL,
                "Maildir/dovecot-uidlist", "3 V1 N2"));
    assertThat(found.labels)
        .containsExactly(
            List.of("Maildir"), List.of("Maildir"), List.of("Maildir", "Work/Clients"));
    assertThat(found.skipped)
        .containsExactly("unfinished", "draft", "trash", "trash", "spam", "draft", "notMail");
  }

  @Test
  void readingGoesOnFromEveryCheckpointOfAnArchive() throws Exception {
    String[] entries = {
      "a/1.eml",
      MAIL,
      "a/empty",
      "",
      "a/two.mbox",
      MBOX + MBOX,
      "b/2.eml",
      MAIL,
      "b/x.zip",
      text(zip("c/3.eml", MAIL, "c/notes.txt", "Words"))
    };
    for (byte[] archive : List.of(zip(entries), gzip(tar(entries)), tar(entries))) {
      Path file = Files.write(folder.resolve("archive"), archive);
      Findings whole = Findings.of(file);
      assertThat(whole.all).hasSize(7);
      for (int i = 0; i < whole.checkpoints.size(); i++) {
        assertThat(Findings.from(file, whole.checkpoints.get(i)).all)
            .isEqualTo(whole.all.subList(i + 1, whole.all.size()));
      }
      assertThat(whole.bytes).isPositive().isLessThanOrEqualTo(archive.length);
    }
  }

  private Findings read(String name, byte[] bytes) throws Exception {
    return Findings.of(Files.write(folder.resolve(name), bytes));
  }
}
