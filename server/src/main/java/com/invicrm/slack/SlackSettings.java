package com.invicrm.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.springframework.boot.context.properties.ConfigurationProperties;

/// What the host says about Slack.
///
/// @param signingSecret of the Slack app; blank refuses every request
/// @param apiUrl Slack's own, or an emulator's
@ConfigurationProperties("invicrm.slack")
record SlackSettings(String signingSecret, String apiUrl) {
  boolean isConfigured() {
    return !signingSecret.isBlank();
  }

  byte[] key() {
    return signingSecret.strip().getBytes(UTF_8);
  }

  @Override
  public String toString() {
    return "SlackSettings[" + apiUrl + "]";
  }
}
