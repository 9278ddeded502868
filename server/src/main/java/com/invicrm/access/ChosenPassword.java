package com.invicrm.access;

import java.util.List;

/// A password that somebody chose, before it is judged.
///
/// @param field what the request calls it
/// @param own what others know of whoever chose it: name, address, workspace
record ChosenPassword(String field, String password, List<String> own) {
  @Override
  public String toString() {
    return "ChosenPassword[" + field + "]";
  }
}
