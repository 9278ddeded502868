package com.invicrm.demo;

import java.lang.Character.UnicodeScript;

/// In which script something is written.
final class Script {
  private Script() {}

  static boolean isArabic(String text) {
    return text.codePoints().anyMatch(c -> UnicodeScript.of(c) == UnicodeScript.ARABIC);
  }
}
