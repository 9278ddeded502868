package com.invicrm.rest.v1;

import com.invicrm.sync.MailSource.Count;
import com.invicrm.sync.Preview;
import java.time.Instant;
import java.util.List;

/// What would come of a mailbox, as the contract has it.
record PreviewJson(
    Instant at,
    Instant since,
    CountJson total,
    CountJson kept,
    List<PartJson> parts,
    int uncounted) {

  /// How many mails; more when there are more than could be counted.
  record CountJson(int mails, boolean more) {
    static CountJson of(Count count) {
      return new CountJson(count.mails(), count.isMore());
    }
  }

  /// A part of them.
  record PartJson(Preview.Kind kind, String id, String name, CountJson count) {
    static PartJson of(Preview.Part part) {
      return new PartJson(part.kind(), part.id(), part.name(), CountJson.of(part.count()));
    }
  }

  static PreviewJson of(Preview p) {
    return new PreviewJson(
        p.at(),
        p.since(),
        CountJson.of(p.total()),
        CountJson.of(p.kept()),
        p.parts().stream().map(PartJson::of).toList(),
        p.uncounted());
  }
}
