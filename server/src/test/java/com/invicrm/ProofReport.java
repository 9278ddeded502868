package com.invicrm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a long proof found, as Markdown in `target/proof.md`, whence `make proof` takes it to
/// `docs/proofs.md`.
public final class ProofReport {
  private final List<String> lines = new ArrayList<>();

  /// Adds a line.
  public ProofReport line(String text) {
    lines.add("- " + text);
    return this;
  }

  /// Writes it.
  public void write() throws IOException {
    Files.write(Path.of("target", "proof.md"), lines);
  }
}
