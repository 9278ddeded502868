package com.invicrm.jobs;

/// A kind of work and the data that it needs.
///
/// @param name unique among all kinds; jobs that wait keep it
public record JobKind<T>(String name, Class<T> data) {}
