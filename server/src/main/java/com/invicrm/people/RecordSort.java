package com.invicrm.people;

/// The order of a list of contacts or companies: last contact newest first, name from A to Z, or
/// newest record first.
public enum RecordSort {
  lastContacted,
  name,
  created
}
