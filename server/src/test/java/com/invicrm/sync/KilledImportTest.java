package com.invicrm.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.BesideOthers;
import com.invicrm.CanonicalExport;
import com.invicrm.ForkedApplication;
import com.invicrm.InventedMailbox;
import com.invicrm.TestPostgres;
import com.invicrm.sync.KilledImports.Mailbox;
import com.invicrm.sync.KilledImports.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process that is killed in the middle of an import and started again ends with the same rows
/// and counts as one that was left alone: once, a tenth of [KilledImportProof].
@BesideOthers
class KilledImportTest {
  @TempDir Path folder;

  @Test
  void killedImportsEndAsIfNothingHadHappened() throws Exception {
    Path mbox = folder.resolve("invented.mbox");
    new InventedMailbox(3, 150, 1_500).writeMails(mbox, 3_000);
    var mailboxes = List.of(new Mailbox(mbox, Map.of("owner", InventedMailbox.OWNER)));
    var setup =
        new ForkedApplication.Setup(
            folder.resolve("data"), TestPostgres.create(), "", List.of("-XX:TieredStopAtLevel=1"));
    try (var application = ForkedApplication.start(setup)) {
      var imports = new KilledImports(application, 5);
      Outcome killed = imports.killed(mailboxes, Map.of(mbox, 1), 2_000);
      Outcome whole = imports.undisturbed(mailboxes);
      assertThat(whole.imports().getFirst().path("status").asString()).isEqualTo("done");
      assertThat(killed.imports()).isEqualTo(whole.imports());
      assertThat(whole.export().size()).isGreaterThan(10_000);
      assertThat(CanonicalExport.differences(whole.export(), killed.export())).isEmpty();
    }
  }
}
