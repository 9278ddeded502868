package com.invicrm.demo;

import com.invicrm.access.ContactPolicy;
import com.invicrm.access.Viewer;
import com.invicrm.sync.Import;
import com.invicrm.sync.ImportRequest;
import com.invicrm.sync.Imports;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Hands in a colleague's mailbox, through the door that all mailboxes take.
@DemoOnly
class Mailroom {
  private final Imports imports;
  private final Clock clock;

  Mailroom(Imports imports, Clock clock) {
    this.imports = imports;
    this.clock = clock;
  }

  void hand(Viewer sara, String address) {
    Cast cast = Cast.read();
    var days = new Days(LocalDate.ofInstant(clock.instant(), Days.ZONE));
    List<Letter> letters = new ArrayList<>(Stories.read(cast, days).letters());
    letters.addAll(SmallTalk.of(cast, days));
    Person owner = cast.person(address.replaceFirst("@.*", ""));
    byte[] mbox = Mbox.of(owner, letters);
    var request =
        new ImportRequest(
            owner.firstName() + ".mbox",
            address,
            List.of(),
            Optional.of(ContactPolicy.wroteTo),
            Optional.empty(),
            Import.Mode.real);
    imports.start(sara, request, target -> Files.write(target, mbox));
  }
}
