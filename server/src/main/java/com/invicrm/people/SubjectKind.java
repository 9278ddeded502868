package com.invicrm.people;

/// What a name belongs to.
public enum SubjectKind {
  contact,
  company,
  deal
}
