package com.invicrm.capture;

import com.invicrm.capture.Tally.Entry;
import com.invicrm.timeline.RehearsedMessages;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a rehearsal has seen so far: the messages there would be, and what their mails say of each
/// correspondent.
public final class Rehearsal {
  final RehearsedMessages messages = new RehearsedMessages();
  final SortedMap<String, Entry> entries = new TreeMap<>();

  void add(Tally batch) {
    batch
        .entries()
        .forEach((address, entry) -> entries.computeIfAbsent(address, _ -> new Entry()).add(entry));
  }
}
