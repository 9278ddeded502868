package com.invicrm.rest.v1;

import com.invicrm.sync.TakePush;
import com.invicrm.tenancy.CrmException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What providers tell by themselves; their signature is the sign-in.
@RestController
@RequestMapping("/api/v1/integrations/google/push")
class PushController {
  private static final int LARGEST = 64 << 10;

  private final TakePush pushes;

  PushController(TakePush pushes) {
    this.pushes = pushes;
  }

  @PostMapping
  @PreAuthorize("permitAll()")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void googlePush(
      @RequestHeader(name = "Authorization", required = false) @Nullable String authorization,
      @RequestBody(required = false) byte @Nullable [] body) {
    byte[] told = body == null ? new byte[0] : body;
    if (told.length > LARGEST) throw new CrmException.TooLarge(LARGEST);
    pushes.take(authorization, told);
  }
}
