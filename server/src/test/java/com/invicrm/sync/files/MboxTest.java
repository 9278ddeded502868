package com.invicrm.sync.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An mbox is split where its mails begin, whatever stands in their bodies and however the file was
/// made.
class MboxTest {
  private static final String ENVELOPE = "From pia@globex.example Mon Mar  2 09:00:00 2026\n";
  private static final String HEADER = "From: pia@globex.example\nTo: ann@acme.example\n";
  private static final String MAIL = HEADER + "Subject: Hello\n\nHello Ann\n";

  @TempDir Path folder;

  @Test
  void sentencesThatBeginWithFromDoNotSplit() throws Exception {
    String body = "\nFrom here on it is a sentence.\n\nFrom 9:00 we are in.\n";
    Findings found = read(ENVELOPE + MAIL + body + "\n" + ENVELOPE + MAIL + "\n");
    assertThat(found.mails).containsExactly(MAIL + body, MAIL);
    assertThat(found.places).containsExactly("a.mbox, mail 1", "a.mbox, mail 2");
  }

  @Test
  void quotedFromLinesAreAsTheyWere() throws Exception {
    Findings found = read(ENVELOPE + MAIL + "\n>" + ENVELOPE + ">>From far\n> quoted\n\n");
    assertThat(found.mails).containsExactly(MAIL + "\n" + ENVELOPE + ">From far\n> quoted\n");
  }

  @Test
  void aTrueContentLengthKeepsAnEnvelopeInTheBody() throws Exception {
    String body = "See what came:\n\n" + ENVELOPE + MAIL + ">From stays\n";
    String mail = HEADER + "Content-Length: " + body.length() + "\n\n" + body;
    Findings found = read(ENVELOPE + mail + "\n" + ENVELOPE + MAIL + "\n" + ENVELOPE + mail);
    assertThat(found.mails).containsExactly(mail, MAIL, mail);
  }

  @Test
  void aFalseContentLengthDoesNotSwallowMails() throws Exception {
    String lies = HEADER + "Content-Length: 500\n\nShort\n";
    String all = ENVELOPE + lies + "\n" + ENVELOPE + MAIL + "\n" + ENVELOPE + lies + "\n";
    assertThat(read(all).mails).containsExactly(lies, MAIL, lies);
    assertThat(read(all + (ENVELOPE + MAIL + "\n").repeat(20)).mails).hasSize(23);
  }

  @Test
  void aLengthBeyondTheLargestMailIsNotBelieved() throws Exception {
    String lies = HEADER + "Content-Length: 999999999\n\nShort\n";
    Findings found =
        read(
            ENVELOPE
                + lies
                + "\n"
                + ENVELOPE
                + MAIL
                + "x".repeat(26 << 20)
                + "\n\n"
                + ENVELOPE
                + MAIL);
    assertThat(found.mails).containsExactly(lies, MAIL);
    assertThat(found.problems).singleElement().asString().contains("It is larger than 25 MB.");
  }

  @Test
  void everyProgramsFirstLineAndLineEndsAreTaken() throws Exception {
    String windows = (ENVELOPE + MAIL + "\n" + ENVELOPE + MAIL + "\n").replace("\n", "\r\n");
    assertThat(read(windows).mails)
        .containsExactly(MAIL.replace("\n", "\r\n"), MAIL.replace("\n", "\r\n"));
    assertThat(read("\uFEFF\n\n\nFrom -\n" + MAIL + "\n" + ENVELOPE + MAIL).mails)
        .containsExactly(MAIL, MAIL);
  }

  @Test
  void anEmptyMailIsCounted() throws Exception {
    Findings found = read(ENVELOPE + "\n" + ENVELOPE + MAIL);
    assertThat(found.skipped).containsExactly("empty");
    assertThat(found.places).containsExactly("a.mbox, mail 2");
  }

  @Test
  void longLinesAreKeptWhole() throws Exception {
    String mail = MAIL + "x".repeat(65_536) + "\n\nFrom " + "y".repeat(200_000) + " 9:00 2026\n";
    assertThat(read(ENVELOPE + mail + "\n" + ENVELOPE + MAIL).mails).containsExactly(mail, MAIL);
  }

  @Test
  void aFileThatEndsInTheMiddleOfAMailSaysSo() throws Exception {
    Findings found = read(ENVELOPE + MAIL + "\n" + ENVELOPE + HEADER + "Subject: Cut\n\nHello An");
    assertThat(found.mails).hasSize(2);
    assertThat(found.warnings)
        .containsExactly(
            "a.mbox, mail 2: The file ends in the middle of this mail; it is imported as far as it goes."
                + " If the file is cut off, make it again and hand it in again; nothing comes twice.");
  }

  @Test
  void readingGoesOnFromEveryCheckpoint() throws Exception {
    String lies = HEADER + "Content-Length: 400\n\nShort\n";
    String body = "Look:\n\n" + ENVELOPE + MAIL;
    String holds = HEADER + "Content-Length: " + body.length() + "\n\n" + body;
    Path file =
        write(
            (ENVELOPE + holds + "\n" + ENVELOPE + "\n" + ENVELOPE + lies + "\n" + ENVELOPE + MAIL
                    + "\n")
                .repeat(3));
    Findings whole = Findings.of(file);
    assertThat(whole.checkpoints).hasSize(whole.all.size());
    for (int i = 0; i < whole.checkpoints.size(); i++) {
      assertThat(Findings.from(file, whole.checkpoints.get(i)).all)
          .isEqualTo(whole.all.subList(i + 1, whole.all.size()));
    }
  }

  private Findings read(String text) throws Exception {
    return Findings.of(write(text));
  }

  private Path write(String text) throws Exception {
    return Files.write(folder.resolve("a.mbox"), text.getBytes(UTF_8));
  }
}
