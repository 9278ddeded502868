package com.invicrm.slack;

import static com.slack.api.model.block.element.BlockElements.button;

import com.slack.api.model.block.Blocks;
import com.slack.api.model.block.element.BlockElement;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/// "Link your account", in all languages, since nobody knows whose it is; the same for people of
/// teams that are not connected, so that it tells nothing.
@Component
class Invitation {
  private static final Texts ENGLISH = new Texts(Locale.ENGLISH);
  private static final Texts ARABIC = new Texts(Locale.of("ar"));

  private final LinkTokens tokens;
  private final WebPages web;

  Invitation(LinkTokens tokens, WebPages web) {
    this.tokens = tokens;
    this.web = web;
  }

  Message of(Sender from) {
    String page = web.invitation(tokens.issue(from));
    String title = ENGLISH.of("link.title") + " · " + ARABIC.of("link.title");
    List<BlockElement> link =
        List.of(button(b -> b.actionId("link").text(Pieces.label(title)).url(page)));
    return Message.of(
        title,
        List.of(
            Pieces.header(title),
            Pieces.words(ENGLISH.of("link.text")),
            Pieces.words(ARABIC.of("link.text")),
            Blocks.actions(a -> a.elements(link))));
  }
}
