package com.invicrm.sync.google;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Google as mail is read from it: this installation's app there, and where to call.
@ConfigurationProperties("invicrm.google")
record GoogleSettings(
    @DefaultValue("") String clientId,
    @DefaultValue("") String clientSecret,
    String issuer,
    URI authUrl,
    URI tokenUrl,
    URI revokeUrl,
    URI apiUrl,
    URI keysUrl,
    @DefaultValue("") String pubsubTopic,
    @DefaultValue("") String pushAccount,
    @DefaultValue GmailUnits units) {
  @Override
  public String toString() {
    return "GoogleSettings[" + clientId + "]";
  }
}
