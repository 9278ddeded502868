package com.invicrm.ask.grammar;

/// A value that a reader found, from one token to before another.
record Found<T>(int from, int to, T value) {}
