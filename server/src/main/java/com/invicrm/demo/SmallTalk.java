package com.invicrm.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// What a trading house writes all day beside its stories: conversations out of
/// `demo/small-talk.txt`, none twice with the same company, the same for the same day.
final class SmallTalk {
  private static final String SUPPLIER = "supplier";

  /// @param kind `supplier`, `arabic`, or empty: who writes about it
  /// @param turns the contact's first, then by turns
  record Topic(String kind, String subject, List<String> turns) {}

  private final List<Topic> topics = new ArrayList<>();
  private final Map<String, List<String>> fillings = new HashMap<>();

  private SmallTalk() {
    Resources.lines("demo/small-talk.txt").forEach(this::line);
  }

  static List<Letter> of(Cast cast, Days days) {
    return new SmallTalk().letters(cast, days);
  }

  private void line(String line) {
    if (line.startsWith("== ")) topics.add(topic(line.substring(3)));
    else if (line.startsWith("<") && topics.isEmpty()) filling(line);
    else if (!line.isBlank() && !line.startsWith("#")) topics.getLast().turns().add(line);
  }

  private static Topic topic(String head) {
    String supplier = SUPPLIER + ": ";
    if (head.startsWith(supplier)) {
      return new Topic(SUPPLIER, head.substring(supplier.length()), new ArrayList<>());
    }
    return new Topic(Script.isArabic(head) ? "arabic" : "", head, new ArrayList<>());
  }

  private void filling(String line) {
    String[] parts = line.split(" *= *", 2);
    fillings.put(parts[0].replaceAll("[<>]", ""), List.of(parts[1].split(" *\\| *")));
  }

  private List<Letter> letters(Cast cast, Days days) {
    List<Letter> letters = new ArrayList<>();
    Map<String, Integer> used = new HashMap<>();
    var random = new Random(days.today().toEpochDay());
    for (Person who : cast.people()) {
      String kind = kind(cast, who);
      List<Topic> own = topics.stream().filter(t -> t.kind().equals(kind)).toList();
      for (int i = 0; i < who.manner().talks(); i++) {
        Topic topic = own.get(used.merge(kind, 1, Integer::sum) % own.size());
        Person colleague = cast.person(who.manner().knows());
        letters.addAll(new Talk(who, colleague, fillings, days, random).about(topic));
      }
    }
    return letters;
  }

  private static String kind(Cast cast, Person who) {
    if (who.isArabic()) return "arabic";
    return cast.firm(who).tags().contains(SUPPLIER) ? SUPPLIER : "";
  }
}
