package com.invicrm.bench;

import java.util.OptionalInt;
import java.util.function.Supplier;

/// What is asked for again and again.
///
/// @param target requests a second that 16 connections should get; none for a baseline
/// @param requests whole HTTP requests, another one with each call, from many threads at once
record Operation(String name, OptionalInt target, Supplier<byte[]> requests) {}
