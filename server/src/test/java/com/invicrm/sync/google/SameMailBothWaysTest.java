package com.invicrm.sync.google;

import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.capture.RealMail;
import com.invicrm.capture.mime.Attachment;
import com.invicrm.capture.mime.Body;
import com.invicrm.capture.mime.Mail;
import com.invicrm.capture.mime.MailParser;
import com.invicrm.capture.mime.MessageRef;
import com.invicrm.capture.mime.OddMails;
import com.invicrm.capture.mime.Parsed;
import com.invicrm.capture.mime.Parsed.Legible;
import com.invicrm.capture.mime.RawMessage;
import com.invicrm.capture.mime.RawMessage.Rfc822Bytes;
import com.invicrm.fixtures.google.GoogleMethod;
import com.invicrm.sync.MailSource.Delivered;
import com.invicrm.sync.MailSource.Delivered.Came;
import com.invicrm.sync.MailSource.Wanted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A mail that came through Gmail, taken apart, is the same mail as its bytes are.
class SameMailBothWaysTest {
  /// Real mails that are not the same, with the reason.
  private static final Map<String, String> OTHERWISE =
      Map.of(
          "content_transfer_encoding_empty.eml",
          "UTF-8 that is said to be Big5: Gmail's converted texts are believed to be UTF-8, bytes are not");

  private final FakeGmail gmail = new FakeGmail();

  @BeforeEach
  void withoutLimits() {
    gmail.google.quota().lift();
  }

  @AfterEach
  void stop() {
    gmail.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void oddMailsAreTheSame(boolean asUtf8) {
    if (!asUtf8) gmail.google.texts().keepCharsets();
    assertThat(OddMails.all()).hasSizeGreaterThanOrEqualTo(60).allSatisfy(this::isSame);
  }

  @Test
  void textsThatGmailKeepsBackAreFetched() {
    gmail.google.texts().largestShipped(10);
    assertThat(OddMails.all()).allSatisfy(this::isSame);
    assertThat(gmail.ann.spent().calls(GoogleMethod.getAttachment)).isGreaterThan(10);
  }

  @Test
  void realMailIsTheSame() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String corpus : List.of("eml-mime4j", "eml-mikel-mail", "eml-cpython", "eml-mailparser")) {
      files.addAll(RealMail.files(corpus));
    }
    RealMail.files("enron-dev").stream().limit(2_000).forEach(files::add);
    for (Path file : files) {
      if (!OTHERWISE.containsKey(file.getFileName().toString())) isSame(Files.readAllBytes(file));
    }
    System.out.printf("Both ways: %d real mails are the same%n", files.size());
    assertThat(files).hasSizeGreaterThan(2_600);
  }

  private void isSame(byte[] bytes) {
    Parsed through = MailParser.parse(fetched(gmail.ann.arrive(bytes)));
    var ref = new MessageRef("1", List.of(), null);
    Parsed directly = MailParser.parse(new RawMessage(ref, new Rfc822Bytes(bytes)));
    if (through instanceof Legible(Mail mail) && directly instanceof Legible(Mail other)) {
      // Gmail puts Received before every mail: there is none without a header.
      if (!other.headers().fields().isEmpty()) assertThat(mail).isEqualTo(like(mail, other));
    } else {
      assertThat(through).isEqualTo(directly);
    }
  }

  private RawMessage fetched(String id) {
    List<Delivered> all = gmail.source().fetch(List.of(new Wanted(id, null))).mails();
    assertThat(all).singleElement().isInstanceOf(Came.class);
    return ((Came) all.getFirst()).mail();
  }

  /// What Gmail kept has no hash there.
  private static Mail like(Mail kept, Mail whole) {
    List<Attachment> attachments = new ArrayList<>();
    for (int i = 0; i < whole.body().attachments().size(); i++) {
      Attachment a = whole.body().attachments().get(i);
      boolean hashed =
          i >= kept.body().attachments().size()
              || !kept.body().attachments().get(i).sha256().isEmpty();
      attachments.add(hashed ? a : new Attachment(a.name(), a.type(), a.size(), ""));
    }
    return new Mail(
        whole.headers(),
        whole.subject(),
        whole.date(),
        whole.addresses(),
        new Body(whole.body().text(), whole.body().html(), attachments));
  }
}
