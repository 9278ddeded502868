package com.invicrm.ask.grammar;

/// Where an open date lies: "on Sunday" is behind us in a note, ahead of us in a reminder.
enum Lean {
  past,
  none,
  future
}
