package com.invicrm.timeline;

/// How much of an activity a viewer may see: who and when, also the subject, all of it.
public enum Access {
  metadata,
  subject,
  everything
}
