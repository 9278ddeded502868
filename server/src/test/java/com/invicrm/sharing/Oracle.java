package com.invicrm.sharing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who may see what of which mail, thought anew from the decisions alone: no level is stored, no
/// SQL is read.
///
/// Users and people are known by short names; a thread by the least number of its mails.
final class Oracle {
  static final int METADATA = 0;
  static final int SUBJECT = 1;
  static final int EVERYTHING = 2;

  /// A mail that is here.
  ///
  /// @param addresses all in its address fields
  /// @param ids its own and those that it answers
  record Mail(int number, Set<String> addresses, Set<String> ids) {}

  /// What was given by an owner to a viewer.
  private record Gift(String owner, String viewer, String subject) {}

  private final Map<Integer, Mail> mails = new HashMap<>();
  private final Map<Integer, Set<String>> copies = new HashMap<>();
  private final Map<String, Integer> mailboxes = new HashMap<>();
  private final Map<String, Map<String, Integer>> rules = new HashMap<>();
  private final Map<Gift, Integer> gifts = new HashMap<>();
  final Map<String, Set<String>> people = new HashMap<>();

  /// Mails that come into an owner's mailbox together.
  void arrive(String owner, Collection<Mail> batch) {
    Map<Integer, Set<Integer>> before = threads();
    Map<Integer, Mail> old = new HashMap<>(mails);
    batch.forEach(m -> mails.put(m.number(), m));
    threads()
        .forEach((root, members) -> {
          List<Integer> joined =
              before.keySet().stream().filter(r -> members.contains(r)).sorted().toList();
          if (joined.size() > 1) join(joined, before, old, root);
          else joined.stream().filter(r -> !r.equals(root)).forEach(r -> rename(r, root));
        });
    batch.forEach(m -> copies.computeIfAbsent(m.number(), _ -> new HashSet<>()).add(owner));
  }

  private void rename(int from, int to) {
    rules.values().forEach(r -> move(r, "thread " + from, "thread " + to));
    for (Gift g : List.copyOf(gifts.keySet())) {
      if (!g.subject().equals("thread " + from)) continue;
      gifts.put(new Gift(g.owner(), g.viewer(), "thread " + to), gifts.remove(g));
    }
  }

  private static void move(Map<String, Integer> map, String from, String to) {
    @Nullable Integer value = map.remove(from);
    if (value != null) map.put(to, value);
  }

  /// Threads that turn out to be one: nobody sees more of any mail than before.
  private void join(
      List<Integer> joined, Map<Integer, Set<Integer>> before, Map<Integer, Mail> old, int root) {
    Set<String> keys = new HashSet<>();
    joined.forEach(r -> keys.add("thread " + r));
    Map<String, Integer> newRules = new HashMap<>();
    Map<Gift, Integer> newGifts = new HashMap<>();
    rules.forEach((owner, said) -> {
      if (said.keySet().stream().noneMatch(keys::contains)) return;
      newRules.put(owner, least(owner, joined, before, old).orElse(METADATA));
    });
    for (Gift g : gifts.keySet()) {
      if (!keys.contains(g.subject())) continue;
      Gift whole = new Gift(g.owner(), g.viewer(), "thread " + root);
      OptionalInt kept =
          joined.stream()
              .flatMapToInt(r -> {
                OptionalInt all = least(g.owner(), List.of(r), before, old);
                Gift of = new Gift(g.owner(), g.viewer(), "thread " + r);
                return all.stream().map(l -> Math.max(l, gifts.getOrDefault(of, METADATA)));
              })
              .min();
      newGifts.put(whole, kept.orElse(METADATA));
    }
    rules.values().forEach(r -> r.keySet().removeAll(keys));
    gifts.keySet().removeIf(g -> keys.contains(g.subject()));
    newRules.forEach((owner, level) -> rules.get(owner).put("thread " + root, level));
    newGifts.forEach((gift, level) -> {
      if (level > METADATA) gifts.put(gift, level);
    });
  }

  /// What all see at least of an owner's copies in threads.
  private OptionalInt least(
      String owner,
      List<Integer> roots,
      Map<Integer, Set<Integer>> before,
      Map<Integer, Mail> old) {
    return roots.stream()
        .flatMapToInt(root ->
            before.getOrDefault(root, Set.of()).stream()
                .filter(m -> old.containsKey(m) && copies.getOrDefault(m, Set.of()).contains(owner))
                .mapToInt(m -> forAll(owner, mails.get(m), root)))
        .min();
  }

  void mailbox(String owner, int level) {
    mailboxes.put(owner, level);
  }

  void rule(String owner, String subject, int level) {
    rules.computeIfAbsent(owner, _ -> new HashMap<>()).put(subject, level);
  }

  void noRule(String owner, String subject) {
    rules.getOrDefault(owner, new HashMap<>()).remove(subject);
  }

  List<String> rulesOf(String owner) {
    return rules.getOrDefault(owner, Map.of()).keySet().stream().sorted().toList();
  }

  void give(String owner, String viewer, String subject, int level) {
    gifts.put(new Gift(owner, viewer, subject), level);
  }

  void takeBack(String owner, String viewer, String subject) {
    gifts.remove(new Gift(owner, viewer, subject));
  }

  Collection<Mail> mails() {
    return mails.values();
  }

  boolean has(int mail, String owner) {
    return copies.getOrDefault(mail, Set.of()).contains(owner);
  }

  /// What a viewer may see of a mail.
  int level(String viewer, int mail) {
    int root = rootOf(mail);
    return copies.getOrDefault(mail, Set.of()).stream()
        .mapToInt(owner -> owner.equals(viewer) ? EVERYTHING : forOne(owner, viewer, mail, root))
        .max()
        .orElse(METADATA);
  }

  private int forOne(String owner, String viewer, int mail, int root) {
    Mail m = mails.get(mail);
    int all = forAll(owner, m, root);
    int thread = gifts.getOrDefault(new Gift(owner, viewer, "thread " + root), METADATA);
    boolean ruled = rules.getOrDefault(owner, Map.of()).containsKey("thread " + root);
    int person =
        ruled
            ? METADATA
            : named(m)
                .mapToInt(p -> gifts.getOrDefault(new Gift(owner, viewer, "person " + p), METADATA))
                .max()
                .orElse(METADATA);
    return IntStream.of(all, thread, person).max().orElseThrow();
  }

  private int forAll(String owner, Mail mail, int root) {
    Map<String, Integer> said = rules.getOrDefault(owner, Map.of());
    if (said.containsKey("thread " + root)) return said.get("thread " + root);
    OptionalInt person =
        named(mail)
            .filter(p -> said.containsKey("person " + p))
            .mapToInt(p -> said.get("person " + p))
            .min();
    if (person.isPresent()) return person.getAsInt();
    OptionalInt domain =
        mail.addresses().stream().flatMapToInt(a -> ofDomain(said, a).stream()).min();
    return domain.orElseGet(() -> mailboxes.getOrDefault(owner, METADATA));
  }

  private Stream<String> named(Mail mail) {
    return people.entrySet().stream()
        .filter(p -> p.getValue().stream().anyMatch(mail.addresses()::contains))
        .map(Map.Entry::getKey);
  }

  /// The longest domain that is ruled.
  private static OptionalInt ofDomain(Map<String, Integer> said, String address) {
    String domain = address.substring(address.indexOf('@') + 1);
    while (true) {
      @Nullable Integer level = said.get("domain " + domain);
      if (level != null) return OptionalInt.of(level);
      int dot = domain.indexOf('.');
      if (dot < 0) return OptionalInt.empty();
      domain = domain.substring(dot + 1);
    }
  }

  int rootOf(int mail) {
    return threads().entrySet().stream()
        .filter(t -> t.getValue().contains(mail))
        .findFirst()
        .orElseThrow()
        .getKey();
  }

  /// The mails of each thread: those that share an id, their own or one that they answer.
  Map<Integer, Set<Integer>> threads() {
    List<Set<Integer>> groups = new ArrayList<>();
    List<Set<String>> ids = new ArrayList<>();
    for (int number : new TreeSet<>(mails.keySet())) {
      Set<Integer> group = new TreeSet<>(Set.of(number));
      Set<String> known = new HashSet<>(mails.get(number).ids());
      for (int i = groups.size() - 1; i >= 0; i--) {
        if (ids.get(i).stream().noneMatch(known::contains)) continue;
        group.addAll(groups.remove(i));
        known.addAll(ids.remove(i));
      }
      groups.add(group);
      ids.add(known);
    }
    Map<Integer, Set<Integer>> threads = new HashMap<>();
    groups.forEach(g -> threads.put(((TreeSet<Integer>) g).first(), g));
    return threads;
  }
}
