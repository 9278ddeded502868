package com.invicrm.rest.v1;

import com.invicrm.access.Viewer;
import com.invicrm.access.Workspace;
import com.invicrm.people.Contact;
import com.invicrm.people.ContactEdit;
import com.invicrm.people.Contacts;
import com.invicrm.people.ListQuery;
import com.invicrm.people.RecordSort;
import com.invicrm.rest.Etags;
import com.invicrm.rest.PageJson;
import com.invicrm.rest.Patch;
import com.invicrm.rest.v1.RecordShapes.ContactJson;
import com.invicrm.tenancy.Page;
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

/// The people outside the workspace.
@RestController
@RequestMapping("/api/v1/contacts")
class ContactsController {
  private static final Set<String> FIELDS =
      Set.of(
          "displayName", "firstName", "lastName", "title", "emails", "phones", "companyId", "tags");

  private final Contacts contacts;
  private final Workspace workspace;

  ContactsController(Contacts contacts, Workspace workspace) {
    this.contacts = contacts;
    this.workspace = workspace;
  }

  @GetMapping
  @PreAuthorize("hasAuthority('records:read')")
  PageJson<ContactJson> listContacts(
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
      @RequestParam(required = false) @Nullable @Size(max = 2000) String cursor,
      @RequestParam(required = false) @Nullable @Size(max = 200) String q,
      @RequestParam(required = false) @Nullable UUID companyId,
      @RequestParam Optional<@Size(max = 200) String> tag,
      @RequestParam(defaultValue = "lastContacted") RecordSort sort,
      @RequestParam(defaultValue = "false") boolean deleted) {
    ListQuery query = Lists.query(q, sort, deleted, limit, cursor).tagged(tag);
    Page<Contact> page =
        companyId == null ? contacts.page(query) : contacts.pageOf(companyId, query);
    return PageJson.of(page.map(ContactJson::of));
  }

  @PostMapping
  @PreAuthorize("hasAuthority('records:write')")
  ResponseEntity<ContactJson> createContact(
      @AuthenticationPrincipal Viewer viewer, @RequestBody JsonNode body) {
    Contact contact = contacts.create(viewer, edit(body), phoneRegion(body));
    return ResponseEntity.created(URI.create("/api/v1/contacts/" + contact.id()))
        .eTag(Etags.of(contact.version()))
        .body(ContactJson.of(contact));
  }

  @GetMapping("/{id}")
  @PreAuthorize("hasAuthority('records:read')")
  ResponseEntity<ContactJson> readContact(@PathVariable UUID id) {
    return answer(contacts.find(id));
  }

  @PatchMapping("/{id}")
  @PreAuthorize("hasAuthority('records:write')")
  ResponseEntity<ContactJson> updateContact(
      @PathVariable UUID id,
      @RequestBody JsonNode body,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
    contacts.find(id);
    return answer(
        contacts.change(id, edit(body), phoneRegion(body), Etags.expected(ifMatch).orElse(null)));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PreAuthorize("hasAuthority('records:write')")
  void deleteContact(
      @PathVariable UUID id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
    contacts.putAway(id, Etags.expected(ifMatch).orElse(null));
  }

  @PostMapping("/{id}/restore")
  @PreAuthorize("hasAuthority('records:write')")
  ResponseEntity<ContactJson> restoreContact(@PathVariable UUID id) {
    return answer(contacts.restore(id));
  }

  private static ResponseEntity<ContactJson> answer(Contact contact) {
    return ResponseEntity.ok().eTag(Etags.of(contact.version())).body(ContactJson.of(contact));
  }

  /// The workspace is asked only when there is a number to read.
  private String phoneRegion(JsonNode body) {
    return body.path("phones").isEmpty() ? "US" : workspace.remembered().phoneRegion();
  }

  private static ContactEdit edit(JsonNode body) {
    var patch = new Patch(body, FIELDS);
    var edit =
        new ContactEdit(
            patch.text("displayName", 300),
            patch.text("firstName", 200),
            patch.text("lastName", 200),
            patch.text("title", 200),
            patch.texts("emails", 20, 320),
            patch.texts("phones", 20, 50),
            patch.id("companyId"),
            patch.texts("tags", 50, 200));
    patch.check();
    return edit;
  }
}
