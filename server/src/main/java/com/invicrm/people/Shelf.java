package com.invicrm.people;

/// Where a record lies: in use, or put away.
public enum Shelf {
  inUse,
  putAway
}
