package com.invicrm.rest.v1;

import com.invicrm.access.ApiKey;
import com.invicrm.access.ApiKeys;
import com.invicrm.access.ApiKeys.Whose;
import com.invicrm.access.NewApiKey;
import com.invicrm.access.Users;
import com.invicrm.access.Viewer;
import com.invicrm.rest.PageJson;
import com.invicrm.tenancy.Page;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Keys for programs.
@RestController
@RequestMapping("/api/v1/api-keys")
class ApiKeysController {
  record ApiKeyRequest(
      @NotBlank @Size(max = 200) String name,
      @NotEmpty @Size(max = 20) List<@NotNull String> scopes,
      @Nullable Instant expiresAt) {}

  record OwnerJson(UUID id, String name) {}

  record ApiKeyJson(
      UUID id,
      String name,
      String prefix,
      List<String> scopes,
      OwnerJson user,
      Instant createdAt,
      @Nullable Instant expiresAt,
      @Nullable Instant lastUsedAt) {}

  record NewApiKeyJson(String key, ApiKeyJson apiKey) {}

  private final ApiKeys keys;
  private final Users users;

  ApiKeysController(ApiKeys keys, Users users) {
    this.keys = keys;
    this.users = users;
  }

  @GetMapping
  @PreAuthorize("hasAuthority('me')")
  PageJson<ApiKeyJson> listApiKeys(
      @AuthenticationPrincipal Viewer viewer,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
      @RequestParam(required = false) @Nullable @Size(max = 2000) String cursor,
      @RequestParam(defaultValue = "false") boolean all) {
    Page<ApiKey> page =
        keys.page(viewer, all ? Whose.everybodys : Whose.own, Optional.ofNullable(cursor), limit);
    Map<UUID, String> names =
        users.names(page.data().stream().map(ApiKey::userId).distinct().toList());
    return PageJson.of(page.map(k -> json(k, names)));
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @PreAuthorize("hasAuthority('me:write')")
  NewApiKeyJson createApiKey(
      @AuthenticationPrincipal Viewer viewer, @Valid @RequestBody ApiKeyRequest body) {
    ApiKeys.Made made =
        keys.create(
            viewer,
            new NewApiKey(body.name().strip(), Set.copyOf(body.scopes()), body.expiresAt()));
    return new NewApiKeyJson(
        made.key(), json(made.apiKey(), users.names(List.of(viewer.userId()))));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PreAuthorize("hasAuthority('me:write')")
  void revokeApiKey(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID id) {
    keys.revoke(viewer, id);
  }

  private static ApiKeyJson json(ApiKey key, Map<UUID, String> names) {
    return new ApiKeyJson(
        key.id(),
        key.name(),
        key.prefix(),
        key.scopes(),
        new OwnerJson(key.userId(), names.getOrDefault(key.userId(), "")),
        key.createdAt(),
        key.expiresAt(),
        key.lastUsedAt());
  }
}
