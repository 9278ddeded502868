package com.invicrm.ask;

import com.invicrm.people.NameKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A name as the scorer compares it: without titles, articles, legal forms and the word "deal".
final class SpokenName {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}&+]+");
  private static final Set<String> TITLES =
      words(
          "mr mrs ms miss mx dr prof professor eng engr sir madam mme mlle monsieur madame m sr sra srta don dona herr frau ustaz ustadh sheikh shaikh sheikha shaikha sayed sayyid hajji السيد السيده الدكتور الدكتوره د م الاستاذ الاستاذه استاذ استاذه الشيخ الشيخه المهندس المهندسه");
  private static final Set<String> ARTICLES =
      words("the our my a an that this le la les el los las l");
  private static final Set<String> DEAL =
      words("deal deals opportunity opp صفقه trato negocio affaire");
  private static final Map<String, Set<String>> BEFORE =
      Map.of("contactName", TITLES, "companyName", Set.of("the", "شركه"), "dealName", both());
  private static final Map<String, Set<String>> BEHIND =
      Map.of(
          "contactName",
          Set.of(),
          "companyName",
          words("inc ltd llc co corp plc gmbh wll kscc kscp sarl sas fzco fze"),
          "dealName",
          DEAL);

  private SpokenName() {}

  static String plain(String slot, String name) {
    String bare =
        NameKeys.normalise(name).replaceAll("['’‘`´ʼ]s\\b", "").replaceAll("['’‘`´ʼ]", "");
    List<String> words =
        new ArrayList<>(WORD.matcher(bare).results().map(MatchResult::group).toList());
    while (words.size() > 1 && BEFORE.getOrDefault(slot, Set.of()).contains(words.getFirst()))
      words.removeFirst();
    while (words.size() > 1 && BEHIND.getOrDefault(slot, Set.of()).contains(words.getLast()))
      words.removeLast();
    return String.join(" ", words);
  }

  private static Set<String> words(String text) {
    return Set.of(text.split(" "));
  }

  private static Set<String> both() {
    Set<String> both = new java.util.HashSet<>(ARTICLES);
    both.addAll(DEAL);
    return both;
  }
}
