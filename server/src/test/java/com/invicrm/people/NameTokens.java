package com.invicrm.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A name in words, as the rules of misspelt names count them: between blanks, a particle with the
/// word after it.
///
/// @param words each with its particles
record NameTokens(List<Token> words) {
  /// A word with what stands before it.
  record Token(List<String> particles, String word) {
    String whole() {
      return particles.isEmpty() ? word : String.join(" ", particles) + " " + word;
    }

    /// Without a joined article.
    String bare() {
      String small = word.toLowerCase(Locale.ROOT);
      if (small.startsWith("al-") || small.startsWith("el-")) return word.substring(3);
      return small.startsWith("ال") && word.length() > 3 ? word.substring(2) : word;
    }

    String initial() {
      return bare().substring(0, bare().offsetByCodePoints(0, 1));
    }
  }

  static NameTokens of(String name, NameRules.Tables tables) {
    Set<String> arabic = tables.arabicParticles().keySet();
    List<Token> words = new ArrayList<>();
    List<String> before = new ArrayList<>();
    List<String> texts = List.of(name.split(" ", -1));
    for (int at = 0; at < texts.size(); at++) {
      String text = texts.get(at);
      boolean isParticle =
          tables.particles().contains(text.toLowerCase(Locale.ROOT)) || arabic.contains(text);
      if (isParticle && at < texts.size() - 1) before.add(text);
      else {
        words.add(new Token(List.copyOf(before), text));
        before.clear();
      }
    }
    return new NameTokens(words);
  }

  Token first() {
    return words.getFirst();
  }

  Token last() {
    return words.getLast();
  }

  /// All but the last word.
  String rest() {
    return String.join(" ", words.subList(0, words.size() - 1).stream().map(Token::whole).toList());
  }
}
