package com.invicrm.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.invicrm.bench.Operation.Target;
import com.invicrm.bench.World.Person;
import java.net.URLEncoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// The operations of a report, over the people of a world.
final class Operations {
  private static final int PAGE = 50;
  private static final int SEARCHES = 5_000;

  private static final List<String> QUESTIONS =
      List.of(
          "What's happening with PERSON?",
          "any news from PERSON this month",
          "ما آخر أخبار PERSON؟",
          "What is new at FIRM?",
          "How is the FIRM renewal deal?",
          "Which deals are closing this month?",
          "Deals over 50k that have gone quiet",
          "How is the pipeline?",
          "Who have I not talked to for three weeks?",
          "What is on my plate today?",
          "Met PERSON yesterday, they want a quote",
          "Remind me on Sunday to call PERSON");

  private final World world;
  private final String head;
  private final AtomicInteger created = new AtomicInteger();

  Operations(World world, String token) {
    this.world = world;
    this.head = " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n";
  }

  /// The trivial one first: it does not ask the database.
  List<Operation> all() {
    return List.of(
        new Operation("trivial", Target.BASELINE, () -> TRIVIAL),
        new Operation(
            "list", Target.perSecond(1_500), any(List.of(get("/api/v1/contacts?limit=50")))),
        new Operation("search", Target.perSecond(800), any(searches())),
        new Operation("timeline", Target.perSecond(1_500), any(timelines())),
        new Operation("read", Target.perSecond(3_000), any(reads())),
        new Operation("create", Target.perSecond(1_500), this::create),
        new Operation("parse", Target.p99(20), () -> ask("/api/v1/ask/parse")),
        new Operation("ask", Target.p99(100), () -> ask("/api/v1/ask")));
  }

  private static final byte[] TRIVIAL =
      "GET /.well-known/jwks.json HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(UTF_8);

  /// Four to six letters from the inside of somebody's name.
  private List<byte[]> searches() {
    Random random = new Random(11);
    return IntStream.range(0, SEARCHES)
        .mapToObj(i -> part(world.people().get(random.nextInt(world.people().size())), random))
        .map(part -> get("/api/v1/contacts?limit=50&q=" + URLEncoder.encode(part, UTF_8)))
        .toList();
  }

  private static String part(Person person, Random random) {
    Names.Name name = random.nextBoolean() ? person.first() : person.last();
    String written = name.written().length() >= 4 ? name.written() : person.last().written();
    int length = Math.min(written.length(), 4 + random.nextInt(3));
    int from = random.nextInt(written.length() - length + 1);
    return written.substring(from, from + length);
  }

  /// Only people whose timeline fills a page; in a tiny world, everybody's.
  private List<byte[]> timelines() {
    Map<UUID, Integer> counts = new HashMap<>();
    world.happenings().forEach(h -> counts.merge(h.with().id(), 1, Integer::sum));
    return world.people().stream()
        .filter(p -> counts.getOrDefault(p.id(), 0) >= PAGE)
        .map(p -> get("/api/v1/contacts/" + p.id() + "/timeline?limit=" + PAGE))
        .toList();
  }

  private List<byte[]> reads() {
    return world.people().stream().map(p -> get("/api/v1/contacts/" + p.id())).toList();
  }

  private byte[] create() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    Names.Name first = Names.FIRST.get(random.nextInt(Names.FIRST.size()));
    Names.Name last = Names.LAST.get(random.nextInt(Names.LAST.size()));
    String domain = world.firms().get(random.nextInt(world.firms().size())).domain();
    String address = first.latin() + "." + created.incrementAndGet() + "@" + domain;
    return post(
        "/api/v1/contacts",
        "{\"displayName\":\"%s %s\",\"emails\":[\"%s\"]}"
            .formatted(first.written(), last.written(), address));
  }

  private byte[] get(String path) {
    return ("GET " + path + head + "\r\n").getBytes(UTF_8);
  }

  /// A question of any kind, about anybody.
  private byte[] ask(String path) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    Person person = world.people().get(random.nextInt(world.people().size()));
    String question =
        QUESTIONS
            .get(random.nextInt(QUESTIONS.size()))
            .replace("PERSON", person.display())
            .replace("FIRM", person.firm().name());
    return post(path, "{\"question\":\"" + question + "\",\"timezone\":\"Asia/Kuwait\"}");
  }

  private byte[] post(String path, String json) {
    int length = json.getBytes(UTF_8).length;
    return ("POST "
            + path
            + head
            + "Content-Type: application/json\r\nContent-Length: "
            + length
            + "\r\n\r\n"
            + json)
        .getBytes(UTF_8);
  }

  private static Supplier<byte[]> any(List<byte[]> requests) {
    return () -> requests.get(ThreadLocalRandom.current().nextInt(requests.size()));
  }
}
