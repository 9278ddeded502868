package com.invicrm.bench;

import java.util.OptionalInt;
import java.util.function.Supplier;

/// What is asked for again and again.
///
/// @param target what it should reach; a baseline has none
/// @param requests whole HTTP requests, another one with each call, from many threads at once
record Operation(String name, Target target, Supplier<byte[]> requests) {
  private static final int P99_AT_ONE = 25;

  /// What is wanted of an operation.
  ///
  /// @param perSecond requests a second that 16 connections should get
  /// @param p99AtOne milliseconds in which 99 of 100 should be answered when nothing else is asked
  /// @param p99 the same at 16 connections
  record Target(OptionalInt perSecond, OptionalInt p99AtOne, OptionalInt p99) {
    static final Target BASELINE =
        new Target(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());

    static Target perSecond(int requests) {
      return new Target(OptionalInt.of(requests), OptionalInt.of(P99_AT_ONE), OptionalInt.empty());
    }

    static Target p99(int millis) {
      return new Target(OptionalInt.empty(), OptionalInt.of(millis), OptionalInt.of(millis));
    }
  }
}
