package com.invicrm.people;

import com.invicrm.people.NameKey.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Where to look for a name that somebody wrote, the likeliest first: some dozen short ranges of
/// keys, and a few hundred more, most of them empty, when nobody fits.
final class Probes {
  private static final int MOST_MISSPELT = 3;
  private static final int MIN_TORN = 6;
  private static final int MIN_PART = 2;

  private final Set<Probe> probes = new LinkedHashSet<>();
  private final NameWords name;
  private final List<NameWord> words;

  private Probes(NameWords name) {
    this.name = name;
    this.words = name.words();
  }

  static List<Probe> ofPerson(String written) {
    Probes probes = new Probes(NameWords.ofPerson(written));
    NameKeys.address(written).ifPresent(a -> probes.add(Probe.exactly(Kind.start, a, 5)));
    probes.pairs();
    probes.initials();
    probes.nicknames();
    probes.ofWords();
    return List.copyOf(probes.probes);
  }

  static List<Probe> ofCompany(String written) {
    Probes probes = new Probes(NameWords.ofCompany(written));
    if (probes.name.isEmpty()) return List.of();
    probes.add(Probe.exactly(Kind.initials, probes.name.joined(), 40));
    probes.add(Probe.exactly(Kind.start, probes.name.initials(), 10));
    probes.pairs();
    probes.ofWords();
    return List.copyOf(probes.probes);
  }

  /// One letter wrong in the sound of a word.
  static List<Probe> misspelt(NameWords name) {
    Probes probes = new Probes(name);
    if (name.words().size() == 1) probes.aloneMisspelt(name.words().getFirst());
    else probes.pairsMisspelt();
    return List.copyOf(probes.probes);
  }

  private void ofWords() {
    if (words.size() == 1) alone(words.getFirst());
    begun();
    joined();
    words.forEach(this::torn);
    words.forEach(this::each);
  }

  private List<NameWord> others(NameWord word) {
    List<NameWord> others = new ArrayList<>(words);
    others.remove(word);
    return others;
  }

  /// Who is called two of the words.
  private void pairs() {
    for (NameWord one : words) {
      for (NameWord other : others(one)) pairs(one.sounds(), other.sounds(), 40);
    }
  }

  private void pairs(Iterable<String> sounds, Iterable<String> others, int rows) {
    for (String sound : sounds) for (String other : others) pair(sound, other, rows);
  }

  private void pair(String sound, String other, int rows) {
    if (!other.isEmpty()) add(Probe.exactly(Kind.sound, SoundKeys.pair(sound, other), rows));
  }

  /// A word beside the first letter of another.
  private void initials() {
    List<NameWord> letters = words.stream().filter(NameWord::isInitial).toList();
    for (NameWord letter : letters) {
      for (NameWord word : words) {
        if (!word.isInitial()) Initials.sounds(letter.text()).forEach(s -> begun(word, s, 60));
      }
    }
  }

  /// Whoever is called the full name for a short one, or a short one for the full name.
  private void nicknames() {
    for (NameWord word : words) {
      List<String> meant = Nicknames.of(word.text()).stream().map(NameWord::sound).toList();
      for (NameWord other : others(word)) pairs(meant, other.sounds(), 20);
      if (words.size() == 1) meant.forEach(m -> single(m, 40));
    }
  }

  /// A name of one word: all who have it.
  private void alone(NameWord word) {
    add(Probe.exactly(Kind.start, word.text(), 100));
    word.sounds().forEach(s -> single(s, 100));
    add(Probe.beginning(Kind.start, word.text(), 60));
  }

  private void aloneMisspelt(NameWord word) {
    word.sounds().forEach(s -> Misspellings.of(s).forEach(m -> single(m, 6)));
  }

  /// In the order that keys have.
  private void pairsMisspelt() {
    for (int at = 0; at < Math.min(MOST_MISSPELT, words.size()); at++) {
      NameWord partner = at == 0 ? words.getLast() : words.getFirst();
      String sound = NameWord.sound(words.get(at).text());
      pairs(Misspellings.of(sound), List.of(NameWord.sound(partner.text())), 10);
    }
  }

  /// One word right and of the other at least the first letter.
  private void begun() {
    for (int at = 0; at < words.size() && words.size() > 1; at++) {
      NameWord partner = at == 0 ? words.getLast() : words.getFirst();
      String sound = NameWord.sound(partner.text());
      if (!sound.isEmpty()) begun(words.get(at), sound.substring(0, 1), 30);
    }
  }

  private void begun(NameWord word, String beginning, int rows) {
    for (String sound : word.sounds()) {
      add(Probe.beginning(Kind.sound, SoundKeys.pair(sound, beginning), rows));
    }
  }

  /// Two words that are one.
  private void joined() {
    for (int at = 0; at + 1 < words.size(); at++) {
      String one = words.get(at).text() + words.get(at + 1).text();
      List<String> others =
          words.stream().skip(at + 2L).map(w -> NameWord.sound(w.text())).toList();
      if (others.isEmpty()) single(NameWord.sound(one), 20);
      else pairs(List.of(NameWord.sound(one)), others, 10);
    }
  }

  /// One word that is two.
  private void torn(NameWord word) {
    String text = word.other().filter(o -> o.length() > word.text().length()).orElse(word.text());
    for (int at = MIN_PART; text.length() >= MIN_TORN && at <= text.length() - MIN_PART; at++) {
      List<NameWord> parts =
          NameWords.ofPerson(text.substring(0, at) + " " + text.substring(at)).words();
      if (parts.size() < 2) continue;
      pairs(parts.getFirst().sounds(), parts.getLast().sounds(), 10);
      for (NameWord other : others(word)) {
        pairs(parts.getFirst().sounds(), other.sounds(), 5);
      }
    }
  }

  private void each(NameWord word) {
    if (words.size() == 1 || word.isInitial()) return;
    add(Probe.exactly(Kind.start, word.text(), 10));
    add(Probe.beginning(Kind.start, word.text(), 10));
    word.sounds().forEach(s -> single(s, 20));
  }

  private void single(String sound, int rows) {
    if (!sound.isEmpty()) {
      add(Probe.beginning(Kind.sound, SoundKeys.pair(sound, ""), rows));
    }
  }

  private void add(Probe probe) {
    probes.add(probe);
  }
}
