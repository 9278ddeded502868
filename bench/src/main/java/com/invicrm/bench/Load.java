package com.invicrm.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/// Asks over so many connections at once, each as fast as it is answered.
record Load(int port, int connections) {
  /// What came of it.
  ///
  /// @param failures number of answers by status, other than 2xx
  record Outcome(Latencies latencies, Duration elapsed, Map<Integer, Integer> failures) {
    double perSecond() {
      return latencies.count() / (elapsed.toNanos() / 1e9);
    }
  }

  Outcome run(Supplier<byte[]> requests, Duration duration) throws InterruptedException {
    long started = System.nanoTime();
    long deadline = started + duration.toNanos();
    try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
      List<Callable<Outcome>> lanes = new ArrayList<>();
      for (int i = 0; i < connections; i++) lanes.add(() -> lane(requests, deadline));
      List<Future<Outcome>> done = threads.invokeAll(lanes);
      return together(done, Duration.ofNanos(System.nanoTime() - started));
    }
  }

  private Outcome lane(Supplier<byte[]> requests, long deadline) {
    Outcome outcome = new Outcome(new Latencies(), Duration.ZERO, new TreeMap<>());
    try (HttpConnection connection = new HttpConnection(port)) {
      for (long now = System.nanoTime(); now < deadline; ) {
        int status = connection.exchange(requests.get());
        long then = System.nanoTime();
        outcome.latencies().add(then - now);
        if (status / 100 != 2) outcome.failures().merge(status, 1, Integer::sum);
        now = then;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return outcome;
  }

  private static Outcome together(List<Future<Outcome>> done, Duration elapsed)
      throws InterruptedException {
    List<Latencies> latencies = new ArrayList<>();
    Map<Integer, Integer> failures = new TreeMap<>();
    for (Future<Outcome> future : done) {
      Outcome lane = get(future);
      latencies.add(lane.latencies());
      lane.failures().forEach((status, count) -> failures.merge(status, count, Integer::sum));
    }
    return new Outcome(Latencies.of(latencies), elapsed, failures);
  }

  private static Outcome get(Future<Outcome> lane) throws InterruptedException {
    try {
      return lane.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("A connection broke", e.getCause());
    }
  }
}
