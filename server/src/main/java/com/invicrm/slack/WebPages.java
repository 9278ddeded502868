package com.invicrm.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.invicrm.ask.Answer;
import java.net.URLEncoder;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Addresses of the web app's pages.
///
/// @param home without a slash at its end
@Component
record WebPages(@Value("${invicrm.public-url}") String home) {
  /// Slack's limit for the address of a button.
  private static final int LONGEST = 3000;

  WebPages {
    home = home.replaceFirst("/+$", "");
  }

  /// The same question in the web app, where proposals can be reviewed and saved.
  String ask(String question) {
    String page = home + "/ask?q=" + URLEncoder.encode(question, UTF_8);
    return page.length() > LONGEST ? home + "/ask" : page;
  }

  /// The page that links an account.
  String invitation(String token) {
    return home + LinkPage.PATH + "?token=" + token;
  }

  /// Words that lead to the record a fact comes from, when it has a page, as mrkdwn.
  String link(Answer.Source source, String words) {
    String label = Pieces.line(words);
    return page(source)
        .map(page -> "<" + home + page + source.id() + "|" + label + ">")
        .orElse(label);
  }

  private static Optional<String> page(Answer.Source source) {
    return switch (source.type()) {
      case "contact" -> Optional.of("/people/");
      case "company" -> Optional.of("/companies/");
      case "activity" -> Optional.of("/activities/");
      default -> Optional.empty();
    };
  }
}
