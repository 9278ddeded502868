package com.invicrm.ask.grammar;

/// Which of several days or periods is meant.
enum Which {
  plain,
  current,
  next,
  last
}
