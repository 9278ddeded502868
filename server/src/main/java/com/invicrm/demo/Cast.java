package com.invicrm.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Who appears: `demo/people.txt`.
final class Cast {
  /// @param quiet no conversation beside the stories on the last so many working days
  record Firm(String domain, String name, List<String> tags, int quiet) {}

  private final List<Firm> firms = new ArrayList<>();
  private final Map<String, Person> people;

  private Cast(List<String> lines) {
    List<Person> all = new ArrayList<>();
    for (String line : lines) {
      List<String> cells = cells(line);
      if (line.startsWith("=")) firms.add(firm(cells));
      else all.add(person(cells, firms.getLast()));
    }
    people = all.stream().collect(Collectors.toMap(Person::key, Function.identity()));
  }

  static Cast read() {
    return new Cast(
        Resources.lines("demo/people.txt").stream()
            .filter(l -> !l.isBlank() && !l.startsWith("#"))
            .toList());
  }

  Person person(String key) {
    return Optional.ofNullable(people.get(key))
        .orElseThrow(() -> new IllegalArgumentException("Nobody in the cast is called " + key));
  }

  /// By address, so that the order is the same each time.
  List<Person> people() {
    return people.values().stream()
        .sorted(java.util.Comparator.comparing(Person::address))
        .toList();
  }

  List<Firm> firms() {
    return firms;
  }

  Firm firm(Person who) {
    return firms.stream().filter(f -> f.domain().equals(who.domain())).findFirst().orElseThrow();
  }

  /// Several, separated by blanks or commas.
  List<Person> people(String keys) {
    return Arrays.stream(keys.strip().split("[ ,]+"))
        .filter(k -> !k.isEmpty())
        .map(this::person)
        .toList();
  }

  private static Firm firm(List<String> cells) {
    String quiet = cell(cells, 3);
    return new Firm(
        cells.get(0).substring(1).strip(),
        cells.get(1),
        tags(cell(cells, 2)),
        quiet.isEmpty() ? 1 : Integer.parseInt(quiet));
  }

  private static Person person(List<String> cells, Firm firm) {
    String knows = cell(cells, 6);
    String talks = cell(cells, 7);
    return new Person(
        cells.get(0),
        cells.get(1),
        cells.get(2) + "@" + firm.domain(),
        new Person.Job(cell(cells, 4), firm.name(), cell(cells, 5), tags(cell(cells, 8))),
        Arrays.stream(cell(cells, 3).split(";")).map(e -> e.strip().replace('/', '\n')).toList(),
        new Person.Manner(knows, talks.isEmpty() ? 0 : Integer.parseInt(talks), firm.quiet()));
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
  }

  private static String cell(List<String> cells, int at) {
    return at < cells.size() ? cells.get(at) : "";
  }

  private static List<String> tags(String cell) {
    return Arrays.stream(cell.split(",")).map(String::strip).filter(t -> !t.isEmpty()).toList();
  }
}
