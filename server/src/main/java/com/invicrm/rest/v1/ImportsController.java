package com.invicrm.rest.v1;

import com.invicrm.access.ContactPolicy;
import com.invicrm.access.Viewer;
import com.invicrm.rest.PageJson;
import com.invicrm.sync.Import;
import com.invicrm.sync.ImportProblem;
import com.invicrm.sync.ImportRequest;
import com.invicrm.sync.Imports;
import com.invicrm.tenancy.CrmException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// Mailboxes from files.
@RestController
@RequestMapping("/api/v1/imports")
class ImportsController {
  record ImportJson(
      UUID id,
      Import.Status status,
      String owner,
      String fileName,
      ContactPolicy contactPolicy,
      boolean includeOwnDomain,
      boolean dryRun,
      int seen,
      int imported,
      int merged,
      Map<String, Integer> skipped,
      int failed,
      int contacts,
      int companies,
      int problems,
      @Nullable Map<String, Integer> decisions,
      boolean resumable,
      int undone,
      double progress,
      @Nullable Long etaSeconds,
      @Nullable String error,
      Instant createdAt,
      @Nullable Instant finishedAt) {}

  record ProblemJson(String where, String what, String whatToDo) {
    static ProblemJson of(ImportProblem problem) {
      return new ProblemJson(problem.where(), problem.what(), problem.whatToDo());
    }
  }

  private final Imports imports;

  ImportsController(Imports imports) {
    this.imports = imports;
  }

  @GetMapping
  @PreAuthorize("hasAuthority('mail:import')")
  PageJson<ImportJson> listImports(
      @AuthenticationPrincipal Viewer viewer,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
      @RequestParam(required = false) @Nullable @Size(max = 2000) String cursor) {
    return PageJson.of(imports.page(viewer, cursor, limit).map(this::json));
  }

  @PostMapping(consumes = "multipart/form-data")
  @PreAuthorize("hasAuthority('mail:import')")
  ResponseEntity<ImportJson> startImport(
      @AuthenticationPrincipal Viewer viewer,
      @RequestPart MultipartFile file,
      @RequestParam @NotBlank @Size(max = 320) String owner,
      @RequestParam(defaultValue = "") @Size(max = 4000) String aliases,
      @RequestParam(required = false) @Nullable ContactPolicy contactPolicy,
      @RequestParam(required = false) @Nullable Boolean includeOwnDomain,
      @RequestParam(defaultValue = "false") boolean dryRun) {
    if (file.isEmpty())
      throw new CrmException.Invalid("file", "is empty; choose the file that holds the mails");
    var request =
        new ImportRequest(
            name(file),
            owner,
            split(aliases),
            Optional.ofNullable(contactPolicy),
            Optional.ofNullable(includeOwnDomain),
            dryRun ? Import.Mode.rehearsal : Import.Mode.real);
    return accepted(imports.start(viewer, request, target -> file.transferTo(target.toFile())));
  }

  @GetMapping("/{id}")
  @PreAuthorize("hasAuthority('mail:import')")
  ImportJson readImport(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID id) {
    return json(imports.read(viewer, id));
  }

  @PostMapping("/{id}/resume")
  @PreAuthorize("hasAuthority('mail:import')")
  ResponseEntity<ImportJson> resumeImport(
      @AuthenticationPrincipal Viewer viewer, @PathVariable UUID id) {
    return accepted(imports.resume(viewer, id));
  }

  @PostMapping("/{id}/undo")
  @PreAuthorize("hasAuthority('mail:undo')")
  ResponseEntity<ImportJson> undoImport(
      @AuthenticationPrincipal Viewer viewer, @PathVariable UUID id) {
    return accepted(imports.undo(viewer, id));
  }

  @GetMapping("/{id}/problems")
  @PreAuthorize("hasAuthority('mail:import')")
  PageJson<ProblemJson> listImportProblems(
      @AuthenticationPrincipal Viewer viewer,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
      @RequestParam(required = false) @Nullable @Size(max = 2000) String cursor) {
    return PageJson.of(imports.problems(viewer, id, cursor, limit).map(ProblemJson::of));
  }

  private ResponseEntity<ImportJson> accepted(Import row) {
    return ResponseEntity.accepted()
        .location(URI.create("/api/v1/imports/" + row.id()))
        .body(json(row));
  }

  private ImportJson json(Import row) {
    Import.Counts counts = row.counts();
    boolean rehearsal = row.rules().mode() == Import.Mode.rehearsal;
    return new ImportJson(
        row.id(),
        row.status(),
        row.owner(),
        row.fileName(),
        row.rules().contactPolicy(),
        row.rules().includeOwnDomain(),
        rehearsal,
        counts.seen(),
        counts.imported(),
        counts.merged(),
        counts.skipped(),
        counts.failed(),
        counts.contacts(),
        counts.companies(),
        counts.problems(),
        rehearsal ? row.decisions() : null,
        imports.isResumable(row),
        row.undone(),
        progress(row),
        eta(row),
        row.error(),
        row.times().createdAt(),
        row.times().finishedAt());
  }

  private static double progress(Import row) {
    return switch (row.status()) {
      case done, undone -> 1;
      case undoing -> share(row.undone(), row.counts().seen());
      default -> share(row.bytes().read(), row.bytes().all());
    };
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 0 : Math.min(1, (double) part / whole);
  }

  /// What is left at the pace of the last half minute; unknown before there was any.
  private static @Nullable Long eta(Import row) {
    double pace = row.bytes().perSecond();
    if (row.status() != Import.Status.running || pace <= 0) return null;
    return Math.max(0, Math.round((row.bytes().all() - row.bytes().read()) / pace));
  }

  private static List<String> split(String aliases) {
    return Arrays.stream(aliases.split("[,;\\s]+")).filter(a -> !a.isBlank()).toList();
  }

  /// Browsers may send a whole path; people know the last part.
  private static String name(MultipartFile file) {
    String given =
        Objects.requireNonNullElse(file.getOriginalFilename(), "mail")
            .replaceFirst("(?s).*[/\\\\]", "")
            .replaceAll("[\\p{Cntrl}\\p{Cs}]", "");
    return given.isBlank() ? "mail" : given.substring(0, Math.min(given.length(), 255));
  }
}
