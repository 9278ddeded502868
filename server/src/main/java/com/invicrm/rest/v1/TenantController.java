package com.invicrm.rest.v1;

import com.invicrm.access.ContactPolicy;
import com.invicrm.access.TenantChange;
import com.invicrm.access.Workspace;
import com.invicrm.rest.v1.Shapes.TenantJson;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The workspace's settings.
@RestController
@RequestMapping("/api/v1/tenant")
class TenantController {
  private static final String DAY = "monday|tuesday|wednesday|thursday|friday|saturday|sunday";

  record TenantPatch(
      @Nullable
          @Size(min = 1, max = 200)
          @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
          String name,
      @Nullable @IsLocale String locale,
      @Nullable @IsTimezone String timezone,
      @Nullable @Pattern(regexp = DAY, message = "must be a weekday such as sunday")
          String weekStart,
      @Nullable @Size(min = 1, max = 7)
          List<@NotNull @Pattern(regexp = DAY, message = "must be a weekday such as sunday") String>
              workingDays,
      @Nullable @IsCurrency String currency,
      @Nullable @IsRegion String phoneRegion,
      @Nullable ContactPolicy contactPolicy,
      @Nullable Boolean includeOwnDomain) {}

  private final Workspace workspace;

  TenantController(Workspace workspace) {
    this.workspace = workspace;
  }

  @PatchMapping
  @PreAuthorize("hasAuthority('tenant:manage')")
  TenantJson updateTenant(@Valid @RequestBody TenantPatch body) {
    return TenantJson.of(
        workspace.change(
            new TenantChange(
                body.name(),
                body.locale(),
                body.timezone(),
                day(body.weekStart()),
                days(body.workingDays()),
                body.currency(),
                body.phoneRegion(),
                body.contactPolicy(),
                body.includeOwnDomain())));
  }

  @PostMapping("/keys")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PreAuthorize("hasAuthority('tenant:manage')")
  void changeKeys() {
    workspace.changeKeys();
  }

  private static @Nullable DayOfWeek day(@Nullable String name) {
    return name == null ? null : DayOfWeek.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private static @Nullable List<DayOfWeek> days(@Nullable List<String> names) {
    return names == null
        ? null
        : names.stream().map(n -> DayOfWeek.valueOf(n.toUpperCase(Locale.ROOT))).toList();
  }
}
