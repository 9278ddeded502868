package com.invicrm.access;

/// Which correspondents become contacts by themselves: people one wrote to, everyone who is a
/// person, nobody.
public enum ContactPolicy {
  wroteTo,
  everyone,
  off
}
