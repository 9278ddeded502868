package com.invicrm.people;

/// What an erasure masks, as receipts count it.
public enum ErasedKind {
  addresses,
  phones,
  jobs,
  tags,
  searchRows,
  deals,
  tasks,
  notes,
  sharing,
  correspondents,
  addressRules,
  imports,
  mails,
  mailsWithOthers,
  auditEntries
}
