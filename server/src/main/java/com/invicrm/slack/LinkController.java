package com.invicrm.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.invicrm.access.User;
import com.invicrm.access.Users;
import com.invicrm.access.Viewer;
import com.invicrm.slack.Links.Outcome;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The page that links somebody in Slack with whoever is signed in, in a browser.
@RestController
@RequestMapping(LinkPage.PATH)
class LinkController {
  private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, UTF_8);

  private final Links links;
  private final LinkTokens tokens;
  private final Users users;

  LinkController(Links links, LinkTokens tokens, Users users) {
    this.links = links;
    this.tokens = tokens;
    this.users = users;
  }

  /// Asks; who is not signed in goes to the door first and comes back.
  @GetMapping(produces = MediaType.TEXT_HTML_VALUE)
  @PreAuthorize("permitAll()")
  ResponseEntity<String> slackLinkPage(
      @AuthenticationPrincipal @Nullable Viewer viewer,
      @RequestParam(defaultValue = "") @Size(max = 2000) String token,
      @Nullable CsrfToken csrf) {
    if (viewer == null)
      return ResponseEntity.status(HttpStatus.SEE_OTHER).location(door(token)).build();
    User user = users.read(viewer.userId());
    String name = user.name() + " <" + user.email() + ">";
    return html(HttpStatus.OK, page(user).question(tokens.open(token), token, name, csrf));
  }

  @PostMapping(produces = MediaType.TEXT_HTML_VALUE)
  @PreAuthorize("hasAuthority('me:write')")
  ResponseEntity<String> linkSlack(
      @AuthenticationPrincipal Viewer viewer,
      @RequestParam(defaultValue = "") @Size(max = 2000) String token) {
    Outcome outcome = links.link(viewer, token);
    return html(status(outcome), page(users.read(viewer.userId())).outcome(outcome));
  }

  private static LinkPage page(User user) {
    return new LinkPage(new Texts(Locale.of(user.locale())));
  }

  private static URI door(String token) {
    String back = LinkPage.PATH + "?token=" + URLEncoder.encode(token, UTF_8);
    return URI.create("/sign-in?to=" + URLEncoder.encode(back, UTF_8));
  }

  private static HttpStatus status(Outcome outcome) {
    return switch (outcome) {
      case linked -> HttpStatus.OK;
      case expired, used -> HttpStatus.GONE;
      case elsewhere -> HttpStatus.CONFLICT;
    };
  }

  private static ResponseEntity<String> html(HttpStatus status, String page) {
    return ResponseEntity.status(status).contentType(HTML).body(page);
  }
}
