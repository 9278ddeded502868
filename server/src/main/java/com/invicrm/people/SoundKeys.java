package com.invicrm.people;

import com.invicrm.people.NameKey.Kind;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Keys by which a name is found however somebody writes it: a row for each word.
///
/// A key is the sound of the word, a blank, and the sound of another word of the name: the last for
/// the first, the first for all others. So `sound other` with `=` finds who is called both, also
/// where thousands share one of the words; the range of `sound ` finds all who share it.
final class SoundKeys {
  private static final int MIN_INITIALS = 2;

  private SoundKeys() {}

  /// The keys of somebody with these names.
  static Set<NameKey> ofPerson(Collection<String> names) {
    Set<NameKey> keys = new LinkedHashSet<>();
    names.forEach(n -> keys.addAll(sounds(NameWords.ofPerson(n))));
    return keys;
  }

  /// The keys of a company, also by its initials.
  static Set<NameKey> ofCompany(String name) {
    NameWords words = NameWords.ofCompany(name);
    Set<NameKey> keys = sounds(words);
    if (words.words().size() >= MIN_INITIALS) {
      keys.add(new NameKey(Kind.initials, words.initials()));
    }
    return keys;
  }

  /// The key of a word beside another one of its name.
  static String pair(String sound, String other) {
    return sound + " " + other;
  }

  private static Set<NameKey> sounds(NameWords name) {
    List<String> sounds =
        name.words().stream().map(w -> NameWord.sound(w.text())).filter(s -> !s.isEmpty()).toList();
    Set<NameKey> keys = new LinkedHashSet<>();
    for (int at = 0; at < sounds.size(); at++) {
      keys.add(new NameKey(Kind.sound, pair(sounds.get(at), partner(sounds, at))));
    }
    return keys;
  }

  private static String partner(List<String> sounds, int at) {
    if (sounds.size() == 1) return "";
    return at == 0 ? sounds.getLast() : sounds.getFirst();
  }
}
