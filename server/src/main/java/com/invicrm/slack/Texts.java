package com.invicrm.slack;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// The words that Slack's people see, in one language.
record Texts(Locale locale) {
  private static final String CATALOGUE = "slack/texts";

  /// The words of a key, with values put in.
  String of(String key, Object... values) {
    // English is the root catalogue: no other language may stand in for it by the machine's
    // default.
    ResourceBundle catalogue =
        ResourceBundle.getBundle(
            CATALOGUE,
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    return new MessageFormat(catalogue.getString(key), locale).format(values);
  }
}
