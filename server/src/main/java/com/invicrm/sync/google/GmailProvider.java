package com.invicrm.sync.google;

import com.invicrm.sync.MailProvider;
import com.invicrm.sync.MailSource;
import com.invicrm.sync.Turn;
import org.springframework.stereotype.Component;

/// Gmail, by Google's API.
@Component
class GmailProvider implements MailProvider {
  private final GmailApi api;
  private final GmailUnits units;

  GmailProvider(GmailApi api, GoogleSettings settings) {
    this.api = api;
    this.units = settings.units();
  }

  @Override
  public String name() {
    return "gmail";
  }

  @Override
  public MailSource open(Turn turn) {
    return new GmailSource(api, units, turn);
  }
}
