package com.invicrm.slack;

import com.invicrm.limits.Limit;
import com.invicrm.limits.Limits;
import com.invicrm.tenancy.CrmException;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// What Slack sends, taken at once: Slack waits three seconds, answers take what they take.
@RestController
class SlackController {
  private final Inbox inbox;
  private final Limits limits;
  private final ObjectMapper json;

  SlackController(Inbox inbox, Limits limits, ObjectMapper json) {
    this.inbox = inbox;
    this.limits = limits;
    this.json = json;
  }

  /// `/leancrm` and what was typed behind it. Slack's own look at the certificate (`ssl_check`) is
  /// signed like all else and asks nothing.
  @PostMapping("/slack/commands")
  @PreAuthorize("permitAll()")
  ResponseEntity<Void> slackCommand(@RequestAttribute(SignedRequests.BODY) byte[] body) {
    SlackForm form = SlackForm.of(body);
    if (!form.get("ssl_check").equals("1")) take(Incoming.command(form));
    return ResponseEntity.ok().build();
  }

  /// A button that was pressed. Those that open a page send here too; only [AnswerBlocks#ASK] asks.
  @PostMapping("/slack/interactivity")
  @PreAuthorize("permitAll()")
  ResponseEntity<Void> slackInteraction(@RequestAttribute(SignedRequests.BODY) byte[] body) {
    Incoming.button(payload(SlackForm.of(body))).ifPresent(this::take);
    return ResponseEntity.ok().build();
  }

  private void take(Incoming question) {
    limits
        .take(Limit.slack, question.from().team())
        .orRefuse("Your Slack workspace asks too much at once.");
    inbox.take(question);
  }

  private JsonNode payload(SlackForm form) {
    try {
      return json.readTree(form.get("payload"));
    } catch (JacksonException e) {
      throw new CrmException.Invalid("payload", "is not JSON that can be read");
    }
  }
}
