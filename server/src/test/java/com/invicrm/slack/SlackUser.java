package com.invicrm.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import com.invicrm.Api;
import com.invicrm.access.Role;
import com.invicrm.access.Viewer;
import com.invicrm.slack.FakeSlack.Hook;
import com.invicrm.tenancy.Ids;
import com.invicrm.tenancy.TenantId;
import com.invicrm.tenancy.Tenants;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// Somebody in Slack, who types commands and presses buttons; Slack signs what they do.
public record SlackUser(MockMvcTester http, String team, String user) {
  /// Somebody in a Slack workspace that nobody knows.
  static SlackUser stranger(MockMvcTester http) {
    return new SlackUser(http, "T" + UUID.randomUUID(), "U" + UUID.randomUUID());
  }

  /// Somebody whose Slack workspace is connected with a user's workspace.
  static SlackUser inTheTeamOf(Api api, MockMvcTester http, SlackTeams teams) {
    return stranger(http).connectedTo(api, teams);
  }

  SlackUser connectedTo(Api api, SlackTeams teams) {
    var viewer = new Viewer(new TenantId(api.tenantId()), api.userId(), Ids.next(), Role.admin);
    Tenants.run(viewer.tenant(), () -> teams.install(viewer, team, "acme"));
    return this;
  }

  /// They are that user here.
  SlackUser linkedTo(Api api, SlackTeams teams) {
    Tenants.run(new TenantId(api.tenantId()), () -> teams.link(team, user, api.userId()));
    return this;
  }

  /// A colleague of theirs in the same Slack workspace.
  SlackUser colleague() {
    return new SlackUser(http, team, "U" + UUID.randomUUID());
  }

  MvcTestResult types(String text, Hook hook) {
    return types(text, hook.address().toString());
  }

  MvcTestResult types(String text, String responseUrl) {
    return signed("/slack/commands", form(command(text, responseUrl)));
  }

  MvcTestResult presses(String question, Hook hook) {
    String payload =
        """
        {"type":"block_actions","team":{"id":"%s","domain":"acme"},"user":{"id":"%s","username":"ann"},\
        "response_url":"%s","actions":[{"action_id":"ask","type":"button","value":"%s"}]}\
        """
            .formatted(team, user, hook.address(), question);
    return signed("/slack/interactivity", form(Map.of("payload", payload)));
  }

  Map<String, String> command(String text, String responseUrl) {
    return Map.of(
        "command",
        "/leancrm",
        "team_id",
        team,
        "team_domain",
        "acme",
        "user_id",
        user,
        "user_name",
        "ann",
        "text",
        text,
        "trigger_id",
        UUID.randomUUID().toString(),
        "response_url",
        responseUrl);
  }

  private MvcTestResult signed(String path, String body) {
    String timestamp = timestamp();
    return http.post()
        .uri(path)
        .contentType("application/x-www-form-urlencoded")
        .header("X-Slack-Request-Timestamp", timestamp)
        .header("X-Slack-Signature", signature(timestamp, body))
        .content(body)
        .exchange();
  }

  /// The time as Slack writes it.
  public static String timestamp() {
    return Long.toString(Instant.now().getEpochSecond());
  }

  /// The signature as Slack writes it.
  public static String signature(String timestamp, String body) {
    return "v0="
        + Hashing.hmacSha256(FakeSlack.SIGNING_SECRET.getBytes(UTF_8))
            .hashString("v0:" + timestamp + ":" + body, UTF_8);
  }

  /// Fields as a browser would send them.
  public static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }
}
