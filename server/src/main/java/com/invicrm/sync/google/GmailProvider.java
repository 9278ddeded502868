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
  private final String topic;

  GmailProvider(GmailApi api, GoogleSettings settings) {
    this.api = api;
    this.units = settings.units();
    this.topic = settings.pubsubTopic();
  }

  @Override
  public String name() {
    return "gmail";
  }

  @Override
  public MailSource open(Turn turn) {
    return new GmailSource(api, units, topic, turn);
  }
}
