package com.invicrm.sync.google;

import com.invicrm.sync.MailConsent;
import com.invicrm.sync.SourceException;
import com.invicrm.sync.SourceException.Unreachable;
import com.invicrm.sync.google.GoogleAnswer.Granted;
import java.net.URI;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Google's consent to read a mailbox.
@Component
class GoogleConsent implements MailConsent {
  private static final Logger LOG = LoggerFactory.getLogger(GoogleConsent.class);
  private static final String SILENT = "Google does not answer";

  private final GoogleOAuth google;
  private final GmailApi gmail;
  private final GoogleSettings settings;
  private final URI back;

  GoogleConsent(
      GoogleOAuth google,
      GmailApi gmail,
      GoogleSettings settings,
      @Value("${invicrm.public-url}") String home) {
    this.google = google;
    this.gmail = gmail;
    this.settings = settings;
    this.back = URI.create(home + "/api/v1/integrations/google/callback");
  }

  @Override
  public String provider() {
    return "google";
  }

  @Override
  public boolean isSetUp() {
    return google.isSetUp();
  }

  @Override
  public Set<String> needed() {
    return Set.of(GoogleOAuth.READ_MAIL);
  }

  @Override
  public URI address(Asked asked) {
    return google.authorization(
        new GoogleOAuth.Request(asked.state(), asked.verifier(), back, needed(), asked.hint()));
  }

  @Override
  public Answer exchange(String code, String verifier) {
    return switch (google.exchange(code, verifier, back)) {
      case Granted granted -> given(granted);
      case GoogleAnswer.InvalidGrant _ -> new Answer.Refused();
      case GoogleAnswer.Refused(String error) -> {
        LOG.warn("Google does not take this installation's app: {}", error);
        yield new Answer.Refused();
      }
      case GoogleAnswer.Silent _ -> throw new Unreachable(SILENT);
    };
  }

  /// Wrong settings of the host are no reason for owners to allow anything anew.
  @Override
  public Answer refresh(String refresh) {
    return switch (google.refresh(new Token(refresh))) {
      case Granted granted -> given(granted);
      case GoogleAnswer.InvalidGrant _ -> new Answer.Refused();
      case GoogleAnswer.Refused(String error) ->
          throw new Unreachable("Google does not take this installation's app: " + error);
      case GoogleAnswer.Silent _ -> throw new Unreachable(SILENT);
    };
  }

  @Override
  public boolean revoke(String refresh) {
    if (!settings.pubsubTopic().isBlank()) stop(refresh);
    return google.revoke(new Token(refresh));
  }

  /// Pushes go on after a consent is taken back, until they end by themselves; nobody takes them.
  private void stop(String refresh) {
    try {
      if (google.refresh(new Token(refresh)) instanceof Granted granted) {
        gmail.stop(granted.access().secret());
      }
    } catch (SourceException e) {
      LOG.info("Pushes about a mailbox were not ended: {}", e.getMessage());
    }
  }

  private static Answer.Given given(Granted granted) {
    return new Answer.Given(
        granted.access().secret(),
        granted.expiresIn(),
        granted.refresh().map(Token::secret),
        granted.scopes(),
        granted.who().map(w -> new Account(w.email(), w.subject())));
  }
}
