package com.invicrm.slack;

import java.net.URI;
import org.springframework.stereotype.Component;

/// Where answers may go: to Slack's own host by https, or to the host that `INVICRM_SLACK_API_URL`
/// names, by its scheme. Any other address would let a request choose where this server posts to.
@Component
class ResponseUrls {
  private static final URI HOOKS = URI.create("https://hooks.slack.com");

  private final URI configured;

  ResponseUrls(SlackSettings settings) {
    this.configured = URI.create(settings.apiUrl());
  }

  boolean areSlacks(URI address) {
    return isHook(address) || isAt(address, configured);
  }

  private static boolean isHook(URI address) {
    return isAt(address, HOOKS) && (address.getPort() == -1 || address.getPort() == 443);
  }

  private static boolean isAt(URI address, URI place) {
    return place.getHost() != null
        && place.getHost().equalsIgnoreCase(address.getHost())
        && place.getScheme().equalsIgnoreCase(address.getScheme())
        && address.getRawUserInfo() == null;
  }
}
