package com.invicrm.slack;

import com.invicrm.slack.LinkTokens.Claim;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.util.HtmlUtils;

/// The page behind "Link your account", in the reader's language.
///
/// It asks before it links: a link that was made for somebody else's Slack account must not give
/// that account the reader's eyes by being opened.
record LinkPage(Texts texts) {
  static final String PATH = "/slack/link";

  /// Asks whether to link; says so when the link is no longer good.
  String question(Optional<Claim> claim, String token, String user, @Nullable CsrfToken csrf) {
    if (claim.isEmpty()) return outcome(Links.Outcome.expired);
    Sender from = claim.get().from();
    String words = texts.of("page.ask.text", from.userName(), from.teamName(), user);
    String hidden = csrf == null ? "" : hidden(csrf.getParameterName(), csrf.getToken());
    String form =
        """
        <form method="post" action="%s">%s%s<button>%s</button></form>
        """
            .formatted(
                PATH,
                hidden("token", token),
                hidden,
                HtmlUtils.htmlEscape(texts.of("page.ask.button")));
    return page(texts.of("page.ask.title"), words, form);
  }

  /// Says what became of it.
  String outcome(Links.Outcome outcome) {
    return page(texts.of("page." + outcome + ".title"), texts.of("page." + outcome + ".text"), "");
  }

  private String page(String title, String words, String more) {
    String language = texts.locale().getLanguage();
    return """
    <!doctype html>
    <html lang="%1$s" dir="%2$s">
    <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>%3$s</title>
    <style>
    body { font: 1rem/1.6 system-ui, sans-serif; max-width: 34rem; margin: 15vh auto; padding: 0 1rem; color-scheme: light dark }
    button { font: inherit; padding: .5rem 1.5rem; border: 0; border-radius: .5rem; background: #4f46e5; color: #fff; cursor: pointer }
    </style></head>
    <body><main><h1>%3$s</h1><p>%4$s</p>%5$s</main></body>
    </html>
    """
        .formatted(
            language,
            language.equals("ar") ? "rtl" : "ltr",
            HtmlUtils.htmlEscape(title),
            HtmlUtils.htmlEscape(words),
            more);
  }

  private static String hidden(String name, String value) {
    return "<input type=\"hidden\" name=\"%s\" value=\"%s\">"
        .formatted(HtmlUtils.htmlEscape(name), HtmlUtils.htmlEscape(value));
  }
}
