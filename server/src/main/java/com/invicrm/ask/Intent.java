package com.invicrm.ask;

/// What a question wants.
public enum Intent {
  contact_lookup,
  unknown
}
