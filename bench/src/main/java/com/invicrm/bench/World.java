package com.invicrm.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;

/// An invented workspace: who is in it and what happened in two years, the same for every run of a
/// size.
///
/// A half percent of the people have half of what happened (more than 500 each), another two and a
/// half percent a quarter of it, and the rest is spread over everybody.
final class World {
  /// An employer.
  record Firm(UUID id, String name, String domain, Instant since) {}

  /// Somebody outside the workspace.
  record Person(
      UUID id, Names.Name first, Names.Name last, String address, Firm firm, Instant since) {
    String display() {
      return first.written() + " " + last.written();
    }
  }

  /// What happened is mail in either direction, or a note.
  enum Kind {
    inbound,
    outbound,
    note
  }

  /// Something that happened.
  ///
  /// @param message the mail and its conversation; one's own id for notes
  record Happening(UUID id, Person with, Instant at, Kind kind, UUID message, UUID thread) {}

  static final int PEOPLE_A_FIRM = 5;
  private static final long TWO_YEARS = 730L * 24 * 3600 * 1000;

  private final SplittableRandom random = new SplittableRandom(42);
  private final long from;
  private final List<Firm> firms = new ArrayList<>();
  private final List<Person> people = new ArrayList<>();
  private final List<Happening> happenings = new ArrayList<>();

  private World(Instant now) {
    this.from = now.toEpochMilli() - TWO_YEARS;
  }

  static World of(Size size, Instant now) {
    World world = new World(now);
    for (int i = 0; i < size.contacts() / PEOPLE_A_FIRM; i++) world.addFirm(i);
    world.addPeople(size.contacts());
    world.addHappenings(size.activities());
    return world;
  }

  List<Firm> firms() {
    return firms;
  }

  List<Person> people() {
    return people;
  }

  List<Happening> happenings() {
    return happenings;
  }

  Stream<Happening> mails() {
    return happenings.stream().filter(h -> h.kind() != Kind.note);
  }

  private void addFirm(int number) {
    String name = Names.LAST.get(random.nextInt(480)).written();
    String domain = Names.LAST.get(random.nextInt(480)).latin() + number + ".example";
    Instant since = Instant.ofEpochMilli(from + number);
    firms.add(new Firm(id(since), name + " " + number, domain, since));
  }

  private void addPeople(int count) {
    Set<String> taken = new HashSet<>();
    for (int i = 0; i < count; i++) {
      Names.Name first = Names.FIRST.get(random.nextInt(Names.FIRST.size()));
      Names.Name last = Names.LAST.get(random.nextInt(Names.LAST.size()));
      Firm firm = firms.get(random.nextInt(firms.size()));
      String address = first.latin() + "." + last.latin() + "@" + firm.domain();
      if (!taken.add(address)) address = first.latin() + "." + i + "@" + firm.domain();
      Instant since = Instant.ofEpochMilli(from + TWO_YEARS * i / count);
      people.add(new Person(id(since), first, last, address, firm, since));
    }
  }

  private void addHappenings(int count) {
    UUID[] conversations = new UUID[people.size()];
    for (int i = 0; i < count; i++) {
      Instant at = Instant.ofEpochMilli(from + TWO_YEARS * i / count);
      int with = somebody();
      Kind kind = kind(random.nextInt(100));
      UUID thread = conversations[with];
      if (thread == null || random.nextInt(3) == 0) thread = id(at);
      if (kind != Kind.note) conversations[with] = thread;
      happenings.add(new Happening(id(at), people.get(with), at, kind, id(at), thread));
    }
  }

  /// Those one writes with most stand anywhere in the list, not together.
  private int somebody() {
    int share = random.nextInt(100);
    int busiest = Math.max(1, people.size() / 200);
    if (share < 55) return random.nextInt(busiest) * 200 % people.size();
    if (share < 80) return (random.nextInt(busiest * 5) * 40 + 1) % people.size();
    return random.nextInt(people.size());
  }

  private static Kind kind(int share) {
    if (share < 35) return Kind.inbound;
    return share < 70 ? Kind.outbound : Kind.note;
  }

  /// UUIDv7 (RFC 9562): rows of one time lie together, as the application's do.
  private UUID id(Instant at) {
    long high = at.toEpochMilli() << 16 | 0x7000 | random.nextInt(0x1000);
    long low = random.nextLong() >>> 2 | 1L << 63;
    return new UUID(high, low);
  }
}
