package com.invicrm.sync.google;

import com.invicrm.sync.MailConsent;
import com.invicrm.sync.SourceException;
import java.net.URI;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Google's consent to read a mailbox.
@Component
class GoogleConsent implements MailConsent {
  @Override
  public String provider() {
    return "google";
  }

  @Override
  public boolean isSetUp() {
    return false;
  }

  @Override
  public Set<String> needed() {
    return Set.of("https://www.googleapis.com/auth/gmail.readonly");
  }

  @Override
  public URI address(Asked asked) {
    throw new SourceException.Unreachable("Google is not set up");
  }

  @Override
  public Answer exchange(String code, String verifier) {
    return new Answer.Refused();
  }

  @Override
  public Answer refresh(String refresh) {
    throw new SourceException.Unreachable("Google is not set up");
  }

  @Override
  public boolean revoke(String refresh) {
    return false;
  }
}
