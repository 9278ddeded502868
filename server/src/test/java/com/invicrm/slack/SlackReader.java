package com.invicrm.slack;

import com.invicrm.Api;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// A user of the workspace who asks in Slack and reads the answers, as they would be sent.
public final class SlackReader {
  private final Replies replies;
  private final Sender sender;

  private SlackReader(Replies replies, Sender sender) {
    this.replies = replies;
    this.sender = sender;
  }

  public static SlackReader of(Api user, ApplicationContext application, MockMvcTester http) {
    SlackTeams teams = application.getBean(SlackTeams.class);
    SlackUser them = SlackUser.inTheTeamOf(user, http, teams).linkedTo(user, teams);
    return new SlackReader(
        application.getBean(Replies.class), new Sender(them.team(), them.user(), "acme", "them"));
  }

  /// The answer to a question, as JSON.
  public String asks(String question) {
    return replies.to(sender, question).json();
  }
}
