package com.invicrm.slack;

import java.net.URI;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A question from Slack, and where its answer is wanted.
///
/// @param responseUrl a secret: whoever has it can write there for half an hour
record Incoming(Sender from, String text, URI responseUrl, Place place) {
  /// Where the answer stands.
  enum Place {
    /// Below what is there.
    below,
    /// Instead of the message whose button was pressed.
    instead
  }

  static Incoming command(SlackForm form) {
    var from =
        new Sender(
            form.get("team_id"),
            form.get("user_id"),
            form.get("team_domain"),
            form.get("user_name"));
    return new Incoming(
        from, form.get("text"), SlackForm.address(form.get("response_url")), Place.below);
  }

  /// The question on a button
  /// (https://docs.slack.dev/reference/interaction-payloads/block_actions-payload).
  static Optional<Incoming> button(JsonNode payload) {
    JsonNode action = payload.path("actions").path(0);
    if (!action.path("action_id").asString("").equals(AnswerBlocks.ASK)) return Optional.empty();
    var from =
        new Sender(
            payload.path("team").path("id").asString(""),
            payload.path("user").path("id").asString(""),
            payload.path("team").path("domain").asString(""),
            payload.path("user").path("username").asString(""));
    URI responseUrl = SlackForm.address(payload.path("response_url").asString(""));
    return Optional.of(
        new Incoming(from, action.path("value").asString(""), responseUrl, Place.instead));
  }

  @Override
  public String toString() {
    return "Incoming[" + place + "]";
  }
}
