package com.invicrm.sync.google;

import static com.invicrm.fixtures.google.GoogleMethod.getAttachment;
import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.capture.mime.Attachment;
import com.invicrm.capture.mime.Body;
import com.invicrm.capture.mime.MailParser;
import com.invicrm.capture.mime.Parsed.Legible;
import com.invicrm.fixtures.google.FakeMail;
import com.invicrm.sync.MailSource.Delivered.Came;
import com.invicrm.sync.MailSource.Wanted;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What hangs on a mail is described, and nothing is paid for fetching it.
class GmailAttachmentsTest {
  private final FakeGmail gmail = new FakeGmail();

  @AfterEach
  void stop() {
    gmail.close();
    assertThat(gmail.ann.spent().calls(getAttachment)).isZero();
  }

  @Test
  void attachmentsStayAtGmail() {
    Body body = fetched(mail().text("See it").attach("a.pdf", "application/pdf", new byte[3_000]));
    assertThat(body.text()).isEqualTo("See it");
    assertThat(body.attachments())
        .containsExactly(new Attachment("a.pdf", "application/pdf", 3_000, ""));
  }

  @Test
  void aTextThatIsTooLargeIsDescribedLikeAnAttachment() {
    Body body = fetched(mail().text("word ".repeat(1_100_000)));
    assertThat(body.text()).isEmpty();
    assertThat(body.attachments()).containsExactly(new Attachment("", "text/plain", 5_500_000, ""));
  }

  private Body fetched(FakeMail mail) {
    List<Wanted> wanted = List.of(new Wanted(gmail.ann.arrive(mail), null));
    var came = (Came) gmail.source().fetch(wanted).mails().getFirst();
    return ((Legible) MailParser.parse(came.mail())).mail().body();
  }

  private static FakeMail mail() {
    return FakeMail.from("Kim Oh <kim@harbour.example>").to("ann@acme.example").subject("Offer");
  }
}
