package com.invicrm.sync;

import com.invicrm.fixtures.google.FakeMail;
import com.invicrm.fixtures.google.FakeMailbox;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/// Mail that comes in random mailboxes, and how long it takes into the record. The record is looked
/// at once a second, so that no time is told too short.
final class FreshMail {
  private static final long EVERY_MILLIS = 333;
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final List<FakeMailbox> mailboxes;
  private final Connection database;
  private final Random random;
  private final Map<String, Instant> awaited = new ConcurrentHashMap<>();
  private final List<Duration> times = new ArrayList<>();

  /// @param database as superuser
  FreshMail(List<FakeMailbox> mailboxes, Connection database, long seed) {
    this.mailboxes = List.copyOf(mailboxes);
    this.database = database;
    this.random = new Random(seed);
  }

  /// Lets mail come for so long, and waits until all is in the record.
  void run(Duration time) {
    Instant end = Instant.now().plus(time);
    try (var threads = Executors.newScheduledThreadPool(2)) {
      ScheduledFuture<?> arrivals =
          threads.scheduleAtFixedRate(this::arrive, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
      ScheduledFuture<?> looks = threads.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
      Awaitility.await()
          .atMost(time.plus(LONGEST))
          .until(() -> isBroken(arrivals, looks) || Instant.now().isAfter(end));
      arrivals.cancel(false);
      Awaitility.await().atMost(LONGEST).until(() -> looks.isDone() || awaited.isEmpty());
      looks.cancel(false);
    }
    if (!awaited.isEmpty()) throw new AssertionError("Not in the record: " + awaited);
  }

  private static boolean isBroken(ScheduledFuture<?> arrivals, ScheduledFuture<?> looks) {
    if (arrivals.isDone()) throw new AssertionError(arrivals.exceptionNow());
    if (looks.isDone()) throw new AssertionError(looks.exceptionNow());
    return false;
  }

  private void arrive() {
    FakeMailbox mailbox = mailboxes.get(random.nextInt(mailboxes.size()));
    int sender = random.nextInt(500);
    FakeMail mail =
        FakeMail.from("Kim Oh <kim-%d@harbour-%d.example>".formatted(sender, sender % 90))
            .to(mailbox.address())
            .subject("Offer %d".formatted(random.nextInt(1_000_000)))
            .text("Shall we meet on Sunday?");
    Instant at = Instant.now();
    awaited.put(mailbox.arrive(mail), at);
  }

  private void look() {
    try (var query =
        database.prepareStatement(
            "select provider_id from message_copies where provider_id = any (?) and not is_deleted")) {
      query.setArray(1, database.createArrayOf("text", awaited.keySet().toArray()));
      List<String> there = new ArrayList<>();
      try (var rows = query.executeQuery()) {
        while (rows.next()) there.add(rows.getString(1));
      }
      Instant now = Instant.now();
      for (String id : there) {
        Instant came = awaited.remove(id);
        if (came != null) times.add(Duration.between(came, now));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  int arrivals() {
    return times.size();
  }

  /// In how long so many of a hundred were in the record.
  Duration within(int percent) {
    List<Duration> sorted = new ArrayList<>(times);
    Collections.sort(sorted);
    return sorted.get(Math.ceilDiv(sorted.size() * percent, 100) - 1);
  }

  /// How long it took, in words.
  String inWords() {
    return "p50 %s, p95 %s, at most %s"
        .formatted(seconds(within(50)), seconds(within(95)), seconds(within(100)));
  }

  static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }
}
