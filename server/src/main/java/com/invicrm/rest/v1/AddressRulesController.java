package com.invicrm.rest.v1;

import com.invicrm.access.Viewer;
import com.invicrm.capture.AddressRule;
import com.invicrm.capture.AddressRules;
import com.invicrm.rest.PageJson;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Exceptions from the contact policy: addresses and domains that always or never make a contact.
@RestController
@RequestMapping("/api/v1/address-rules")
class AddressRulesController {
  record AddressRuleJson(String subject, AddressRule.Verdict verdict, Instant since) {
    static AddressRuleJson of(AddressRule rule) {
      return new AddressRuleJson(rule.subject(), rule.verdict(), rule.since());
    }
  }

  record AddressRuleInput(
      @NotNull @Size(min = 1, max = 320) String subject, AddressRule.@NotNull Verdict verdict) {}

  private final AddressRules rules;

  AddressRulesController(AddressRules rules) {
    this.rules = rules;
  }

  @GetMapping
  @PreAuthorize("hasAuthority('records:read')")
  PageJson<AddressRuleJson> listAddressRules(
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
      @RequestParam(required = false) @Nullable @Size(max = 2000) String cursor) {
    return PageJson.of(rules.page(cursor, limit).map(AddressRuleJson::of));
  }

  @PutMapping
  @PreAuthorize("hasAuthority('records:write')")
  AddressRuleJson putAddressRule(
      @AuthenticationPrincipal Viewer viewer, @Valid @RequestBody AddressRuleInput body) {
    return AddressRuleJson.of(rules.put(viewer, body.subject(), body.verdict()));
  }

  @DeleteMapping
  @PreAuthorize("hasAuthority('records:write')")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void deleteAddressRule(@RequestParam @Size(max = 320) String subject) {
    rules.remove(subject);
  }
}
