package com.invicrm.sync;

import com.invicrm.capture.Colleagues;
import com.invicrm.capture.Judged;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What keeps mail of a mailbox out of the record, by who stands in its address fields.
///
/// @param own the owner's addresses, which keep nothing out
/// @param colleagues among whom mail stays out; empty when it does not
record Sieve(Set<String> own, NeverLog never, Optional<Colleagues> colleagues) {
  static final String NEVER_LOG = "neverLog";
  static final String INTERNAL = "internal";

  /// Why mail with these addresses in From, To, Cc and Bcc stays out, if it does.
  Optional<String> reason(Set<String> addresses) {
    if (addresses.stream().anyMatch(a -> !own.contains(a) && never.holds(a))) {
      return Optional.of(NEVER_LOG);
    }
    boolean among = !addresses.isEmpty() && colleagues.map(c -> c.are(addresses)).orElse(false);
    return among ? Optional.of(INTERNAL) : Optional.empty();
  }

  /// Which mails stay out, and why.
  Map<String, String> out(Collection<Judged> mails) {
    Map<String, String> out = new HashMap<>();
    mails.forEach(m -> reason(m.addresses()).ifPresent(why -> out.put(m.ref().providerId(), why)));
    return out;
  }
}
