package com.invicrm.access;

import com.google.common.base.Splitter;
import com.invicrm.tenancy.CrmException;
import com.nulabinc.zxcvbn.Feedback;
import com.nulabinc.zxcvbn.Strength;
import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/// Which passwords are good enough: at least ten characters, nothing that others know of the
/// person, nothing that a guesser tries early. The lists of common passwords, words and names come
/// with zxcvbn; nothing leaves the machine.
@Component
class PasswordPolicy {
  private static final int SHORTEST = 10;

  /// Estimating takes the square of the length: what begins well enough needs no further look.
  private static final int LOOKED_AT = 64;

  /// Of 0 to 4: more than 10^8 guesses.
  private static final int GOOD = 3;

  private static final int LEFT_OVER = 6;
  private static final Splitter WORDS = Splitter.onPattern("[^\\p{L}\\p{N}]+").omitEmptyStrings();

  private final Zxcvbn estimator = new Zxcvbn();

  /// Lets a good password pass.
  ///
  /// @throws CrmException.Invalid with words that say what is wrong with it
  void check(ChosenPassword chosen) {
    String password = chosen.password();
    if (password.codePointCount(0, password.length()) < SHORTEST) {
      throw new CrmException.Invalid(
          chosen.field(), "is too short: take at least " + SHORTEST + " characters");
    }
    List<String> own = words(chosen.own());
    if (withoutOwn(password, own).length() < LEFT_OVER) {
      throw new CrmException.Invalid(
          chosen.field(),
          "is too easy to guess: it is little more than your name, your address or the workspace's name");
    }
    Strength strength =
        estimator.measure(password.substring(0, Math.min(password.length(), LOOKED_AT)), own);
    if (strength.getScore() < GOOD) {
      throw new CrmException.Invalid(chosen.field(), "is too easy to guess: " + why(strength));
    }
  }

  private static List<String> words(List<String> own) {
    return own.stream()
        .flatMap(o -> WORDS.splitToStream(o.toLowerCase(Locale.ROOT)))
        .filter(w -> w.length() > 2)
        .distinct()
        .toList();
  }

  private static String withoutOwn(String password, List<String> own) {
    String rest = password.toLowerCase(Locale.ROOT);
    for (String word : own) rest = rest.replace(word, "");
    return rest.replaceAll("[^\\p{L}\\p{N}]", "");
  }

  private static String why(Strength strength) {
    Feedback feedback = strength.getFeedback();
    String warning = feedback.getWarning(Locale.ENGLISH);
    return warning.isBlank()
        ? "add another word or two; uncommon words are better"
        : warning.substring(0, 1).toLowerCase(Locale.ROOT)
            + warning.substring(1).replaceAll("\\.$", "");
  }
}
