package com.invicrm.rest.v1;

import com.invicrm.access.Viewer;
import com.invicrm.people.PersonFile;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What is kept of a person, as a file to hand to them.
@RestController
class ContactExportController {
  private static final String CARD = "text/vcard;charset=utf-8";

  /// What the file is: everything, or who they are and how to reach them.
  enum Format {
    json,
    vcard
  }

  private final PersonFile.Cabinet files;
  private final ContactExport export;

  ContactExportController(PersonFile.Cabinet files, ContactExport export) {
    this.files = files;
    this.export = export;
  }

  /// Written page by page, so that a person with any number of mails takes as much memory as one.
  @GetMapping("/api/v1/contacts/{id}/export")
  @PreAuthorize("hasAuthority('records:read')")
  void exportContact(
      @AuthenticationPrincipal Viewer viewer,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "json") Format format,
      HttpServletResponse response)
      throws IOException {
    PersonFile file = files.open(id, format.name());
    boolean isCard = format == Format.vcard;
    String name = file.contact().displayName();
    response.setContentType(isCard ? CARD : MediaType.APPLICATION_JSON_VALUE);
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, Download.as(name, isCard ? "vcf" : "json"));
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    if (isCard) {
      byte[] card = ContactCard.of(file.contact()).getBytes(StandardCharsets.UTF_8);
      response.getOutputStream().write(card);
    } else {
      export.write(viewer, file, response.getOutputStream());
    }
  }
}
