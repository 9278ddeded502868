package com.invicrm.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.capture.mime.Addresses;
import com.invicrm.capture.mime.Attachment;
import com.invicrm.capture.mime.Body;
import com.invicrm.capture.mime.Headers;
import com.invicrm.capture.mime.Mail;
import com.invicrm.capture.mime.MailAddress;
import com.invicrm.capture.mime.MessageRef;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Mails whose attachments stayed at their source are told apart all the same.
class KeptAttachmentsTest {
  private static final UUID MAILBOX = UUID.randomUUID();
  private static final List<MailAddress> KIM = List.of(new MailAddress("kim@acme.example", "Kim"));

  @Test
  void twoMailsThatDifferInWhatHangsOnThemAreTwo() {
    Set<String> keys = keys(new Attachment("offer.pdf", "application/pdf", 300, ""));
    assertThat(keys(new Attachment("offer.pdf", "application/pdf", 300, ""))).isEqualTo(keys);
    assertThat(keys(new Attachment("other.pdf", "application/pdf", 300, ""))).isNotEqualTo(keys);
    assertThat(keys(new Attachment("offer.pdf", "application/pdf", 301, ""))).isNotEqualTo(keys);
  }

  private static Set<String> keys(Attachment attachment) {
    var mail =
        new Mail(
            new Headers(List.of()),
            "Offer",
            Instant.parse("2026-11-02T09:00:00Z"),
            new Addresses(KIM, List.of(), List.of(), List.of(), List.of()),
            new Body("See it", null, List.of(attachment)));
    return MailKeys.of(mail, KIM, MAILBOX, new MessageRef("1", List.of(), null)).message();
  }
}
