package com.invicrm.deals;

/// The order of a list of deals: newest record first, name from A to Z, or soonest to be decided
/// first.
public enum DealSort {
  created,
  name,
  closeDate
}
