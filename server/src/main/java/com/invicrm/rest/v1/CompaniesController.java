package com.invicrm.rest.v1;

import com.invicrm.access.Viewer;
import com.invicrm.people.Companies;
import com.invicrm.people.Company;
import com.invicrm.people.CompanyEdit;
import com.invicrm.people.RecordSort;
import com.invicrm.rest.Etags;
import com.invicrm.rest.PageJson;
import com.invicrm.rest.Patch;
import com.invicrm.rest.v1.RecordShapes.CompanyJson;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// The organisations that people work for.
@RestController
@RequestMapping("/api/v1/companies")
class CompaniesController {
  private final Companies companies;

  CompaniesController(Companies companies) {
    this.companies = companies;
  }

  @GetMapping
  @PreAuthorize("hasAuthority('records:read')")
  PageJson<CompanyJson> listCompanies(
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
      @RequestParam(required = false) @Nullable @Size(max = 2000) String cursor,
      @RequestParam(required = false) @Nullable @Size(max = 200) String q,
      @RequestParam Optional<@Size(max = 200) String> tag,
      @RequestParam(defaultValue = "lastContacted") RecordSort sort,
      @RequestParam(defaultValue = "false") boolean deleted) {
    return PageJson.of(
        companies
            .page(Lists.query(q, sort, deleted, limit, cursor).tagged(tag))
            .map(CompanyJson::of));
  }

  @PostMapping
  @PreAuthorize("hasAuthority('records:write')")
  ResponseEntity<CompanyJson> createCompany(
      @AuthenticationPrincipal Viewer viewer, @RequestBody JsonNode body) {
    Company company = companies.create(viewer, edit(body));
    return ResponseEntity.created(URI.create("/api/v1/companies/" + company.id()))
        .eTag(Etags.of(company.version()))
        .body(CompanyJson.of(company));
  }

  @GetMapping("/{id}")
  @PreAuthorize("hasAuthority('records:read')")
  ResponseEntity<CompanyJson> readCompany(@PathVariable UUID id) {
    return answer(companies.find(id));
  }

  @PatchMapping("/{id}")
  @PreAuthorize("hasAuthority('records:write')")
  ResponseEntity<CompanyJson> updateCompany(
      @PathVariable UUID id,
      @RequestBody JsonNode body,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
    companies.find(id);
    return answer(companies.change(id, edit(body), Etags.expected(ifMatch).orElse(null)));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PreAuthorize("hasAuthority('records:write')")
  void deleteCompany(
      @PathVariable UUID id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
    companies.putAway(id, Etags.expected(ifMatch).orElse(null));
  }

  @PostMapping("/{id}/restore")
  @PreAuthorize("hasAuthority('records:write')")
  ResponseEntity<CompanyJson> restoreCompany(@PathVariable UUID id) {
    return answer(companies.restore(id));
  }

  private static ResponseEntity<CompanyJson> answer(Company company) {
    return ResponseEntity.ok().eTag(Etags.of(company.version())).body(CompanyJson.of(company));
  }

  private static CompanyEdit edit(JsonNode body) {
    var patch = new Patch(body, Set.of("name", "domains", "tags"));
    var edit =
        new CompanyEdit(
            patch.text("name", 300), patch.texts("domains", 50, 253), patch.texts("tags", 50, 200));
    patch.check();
    return edit;
  }
}
