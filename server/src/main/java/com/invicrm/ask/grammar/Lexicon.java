package com.invicrm.ask.grammar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What words mean in one language: a tree of phrases with their concepts.
///
/// A line is a concept, a colon, and its phrases between bars; lines that begin with `#` are
/// remarks.
final class Lexicon {
  private static final class Node {
    final Map<String, Node> next = new HashMap<>();
    final List<String> concepts = new ArrayList<>(1);
  }

  private final Language language;
  private final Node root = new Node();
  private final Set<String> words = new HashSet<>();

  private Lexicon(Language language) {
    this.language = language;
  }

  static Lexicon of(Language language) {
    Lexicon lexicon = new Lexicon(language);
    Resources.lines(language.resource()).forEach(lexicon::line);
    return lexicon;
  }

  private void line(String line) {
    int colon = line.indexOf(": ");
    if (colon < 0) throw new IllegalStateException("A line without a concept: " + line);
    String concept = line.substring(0, colon).strip();
    for (String pattern : line.substring(colon + 2).split("\\|", -1)) {
      for (String phrase : Phrases.of(pattern)) add(concept, phrase);
    }
  }

  private void add(String concept, String phrase) {
    Node node = root;
    List<Token> tokens = Tokeniser.split(phrase);
    if (tokens.isEmpty()) return;
    for (Token token : tokens) {
      words.add(token.text());
      node = node.next.computeIfAbsent(language.key(token.text()), k -> new Node());
    }
    if (!node.concepts.contains(concept)) node.concepts.add(concept);
  }

  /// The words that stand in phrases, as they are written there.
  Set<String> words() {
    return words;
  }

  /// Everything that begins at a token.
  List<Match> matches(List<Token> tokens, int from, List<Set<String>> spellings) {
    List<Match> found = new ArrayList<>();
    walk(tokens, from, from, root, spellings, found);
    return found;
  }

  private void walk(
      List<Token> tokens,
      int from,
      int at,
      Node node,
      List<Set<String>> spellings,
      List<Match> found) {
    for (String concept : node.concepts) found.add(new Match(concept, from, at, language));
    if (at == tokens.size() || node.next.isEmpty()) return;
    for (String spelling : spellings.get(at)) {
      for (String key : language.keys(spelling)) {
        Node next = node.next.get(key);
        if (next != null) walk(tokens, from, at + 1, next, spellings, found);
      }
    }
    // "follow-up" is "follow up".
    boolean hyphen = at > from && tokens.get(at).is("-");
    if (hyphen && at + 1 < tokens.size()) walk(tokens, from, at + 1, past(node), spellings, found);
  }

  /// The same place in the tree, without what ends there.
  private static Node past(Node node) {
    Node same = new Node();
    same.next.putAll(node.next);
    return same;
  }
}
