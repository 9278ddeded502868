package com.invicrm.rest.v1;

import com.invicrm.access.Viewer;
import com.invicrm.rest.Cookies;
import com.invicrm.rest.v1.IntegrationJson.ConnectJson;
import com.invicrm.sync.ConnectMailbox;
import com.invicrm.sync.ConnectMailbox.Back;
import com.invicrm.sync.ConnectMailbox.Outcome;
import com.invicrm.sync.ConnectMailbox.Problem;
import com.invicrm.sync.ConnectMailbox.Start;
import com.invicrm.sync.ConnectMailbox.Wish;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Connecting a mailbox at Google.
@RestController
@RequestMapping("/api/v1/integrations/google")
class ConnectController {
  private static final Pattern SECRET = Pattern.compile("[\\w-]{43}");
  private static final String PAGE = "/settings/mailboxes";

  private final ConnectMailbox connect;

  ConnectController(ConnectMailbox connect) {
    this.connect = connect;
  }

  @GetMapping("/connect")
  @PreAuthorize("hasAuthority('mail:import')")
  ConnectJson connectGoogle(
      @AuthenticationPrincipal Viewer viewer,
      @RequestParam(required = false) @Nullable UUID integration,
      @RequestParam(defaultValue = "false") boolean preview,
      HttpServletRequest request,
      HttpServletResponse response) {
    String browser =
        Cookies.connecting(request)
            .filter(s -> SECRET.matcher(s).matches())
            .orElseGet(ConnectMailbox::secret);
    var wish = new Wish(Optional.ofNullable(integration), preview ? Start.afterPreview : Start.now);
    URI address = connect.begin(viewer, wish, browser);
    Cookies.setConnecting(request, response, browser, ConnectMailbox.GOOD);
    return new ConnectJson(address.toString());
  }

  /// Browsers come here: whatever happened, they are shown a page.
  @GetMapping("/callback")
  @PreAuthorize("permitAll()")
  ResponseEntity<Void> googleMailboxCallback(
      @AuthenticationPrincipal @Nullable Object signedIn,
      @RequestParam(required = false) @Nullable @Size(max = 4000) String code,
      @RequestParam(required = false) @Nullable @Size(max = 4000) String state,
      @RequestParam(required = false) @Nullable @Size(max = 400) String error,
      HttpServletRequest request) {
    Optional<Viewer> viewer =
        signedIn instanceof Viewer somebody ? Optional.of(somebody) : Optional.empty();
    Outcome outcome =
        connect.finish(viewer, new Back(code, state, error), Cookies.connecting(request));
    String to =
        switch (outcome) {
          case Outcome.Connected(UUID id) -> PAGE + "/" + id + "?connected=true";
          case Outcome.Not(Problem problem) -> PAGE + "?problem=" + problem.name();
        };
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(to)).build();
  }
}
