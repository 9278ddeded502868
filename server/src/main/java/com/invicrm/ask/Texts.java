package com.invicrm.ask;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// The words of answers, by language.
final class Texts {
  private static final String CATALOGUE = "ask/texts";

  String of(Question question, String key, Object... values) {
    Locale locale = question.locale();
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
