package com.invicrm.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.CanonicalExport;
import com.invicrm.ForkedApplication;
import com.invicrm.ProofReport;
import com.invicrm.capture.RealMail;
import com.invicrm.sync.KilledImports.Mailbox;
import com.invicrm.sync.KilledImports.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// [KilledImportTest] at full size, by `make proof PART=kill`: three colleagues' real mailboxes,
/// ten kills, and the mailboxes in another order.
class KilledImportProof {
  private static final long SEED = 20261125;
  private static final List<String> OWNERS = List.of("buy-r", "grigsby-m", "keavey-p");
  private static final List<Integer> KILLS = List.of(4, 3, 3);
  private static final int EARLIEST_END = 1_200;

  @TempDir Path folder;

  @Test
  void killedImportsEndAsIfNothingHadHappened() throws Exception {
    List<Mailbox> mailboxes = OWNERS.stream().map(this::mailbox).toList();
    Map<Path, Integer> kills = new HashMap<>();
    for (int i = 0; i < OWNERS.size(); i++) kills.put(mailboxes.get(i).file(), KILLS.get(i));
    var setup = new ForkedApplication.Setup(folder.resolve("data"), "", "", List.of("-Xmx1g"));
    try (var application = ForkedApplication.start(setup)) {
      var imports = new KilledImports(application, SEED);
      Outcome killed = imports.killed(mailboxes, kills, EARLIEST_END);
      Outcome whole = imports.undisturbed(mailboxes);
      Outcome otherOrder = imports.undisturbed(mailboxes.reversed());
      assertThat(killed.imports()).isEqualTo(whole.imports());
      assertThat(CanonicalExport.differences(whole.export(), killed.export())).isEmpty();
      assertThat(CanonicalExport.differences(whole.living(), otherOrder.living())).isEmpty();
      new ProofReport()
          .line(
              "Three real mailboxes, everybody and colleagues too, killed ten times; seed " + SEED)
          .line(
              "Mails read: " + whole.imports().stream().mapToInt(i -> i.path("seen").asInt()).sum())
          .line(
              "New messages: "
                  + whole.imports().stream().mapToInt(i -> i.path("imported").asInt()).sum())
          .line("Rows compared: " + whole.export().size())
          .line("Differences to the undisturbed import: 0; to the other order of mailboxes: 0")
          .write();
    }
  }

  private Mailbox mailbox(String owner) {
    List<String> addresses = RealMail.owner(owner);
    return new Mailbox(
        packed(owner),
        Map.of(
            "owner",
            addresses.getFirst(),
            "aliases",
            String.join(",", addresses.subList(1, addresses.size())),
            "contactPolicy",
            "everyone",
            "includeOwnDomain",
            "true"));
  }

  private Path packed(String owner) {
    Path archive = folder.resolve(owner + ".tar.gz");
    Path maildir = RealMail.folder().resolve("enron-dev/src/maildir");
    try {
      var tar =
          new ProcessBuilder("tar", "czf", archive.toString(), "-C", maildir.toString(), owner);
      assertThat(tar.inheritIO().start().waitFor()).isZero();
      return archive;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
