package com.invicrm.deals;

/// What became of a deal so far; a stage says it of all deals that stand there.
public enum DealStatus {
  open,
  won,
  lost
}
