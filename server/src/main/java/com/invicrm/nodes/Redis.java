package com.invicrm.nodes;

import com.invicrm.tenancy.CannotStart;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// The Redis of `INVICRM_REDIS_URL`, or none; whoever asks it has another way when it is away.
///
/// Nobody waits for one that is silent longer than some 100 ms, and while it is away nobody waits
/// at all: one thread watches it and says when it is back.
@Component
public class Redis implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Redis.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
  private static final Duration SETTLED = Duration.ofSeconds(5);

  private final Map<String, Consumer<String>> listeners = new ConcurrentHashMap<>();
  private final Executor hearing = Executors.newVirtualThreadPerTaskExecutor();
  private final Clock clock;
  private final @Nullable RedisClient client;

  /// What is asked; null when there is no Redis, or it is away or in doubt.
  private volatile @Nullable RedisLink link;

  private volatile Instant since = Instant.MAX;
  private volatile @Nullable Thread watch;
  private volatile boolean isRunning;

  /// The watching thread's own.
  private @Nullable RedisLink watched;

  private boolean isMissed;

  Redis(@Value("${invicrm.redis-url}") String url, Clock clock) {
    this.clock = clock;
    this.client = url.isBlank() ? null : RedisLink.client(uri(url.strip()));
  }

  /// Whether there should be one and it does not answer.
  public boolean isAway() {
    return client != null && link == null;
  }

  /// Whether it is there, and long enough for all nodes to have found it again.
  public boolean isSettled() {
    return link != null && !clock.instant().isBefore(since.plus(SETTLED));
  }

  /// Asks it; empty when there is none, or it does not answer in time.
  public <T> Optional<T> ask(
      Function<RedisAsyncCommands<String, String>, RedisFuture<T>> question) {
    @Nullable RedisLink asked = link;
    if (asked == null) return Optional.empty();
    try {
      return Optional.of(asked.ask(question));
    } catch (ExecutionException | TimeoutException | CancellationException | RedisException e) {
      doubt();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Optional.empty();
  }

  /// Tells every node that listens, this one too; false when it could not.
  public boolean tell(String channel, String text) {
    return ask(redis -> redis.publish(channel, text)).isPresent();
  }

  /// Listens; to be called while the application is put together.
  public void listen(String channel, Consumer<String> listener) {
    listeners.put(channel, text -> hearing.execute(() -> listener.accept(text)));
  }

  /// Looks once before the doors open, so that the first requests are counted by it already.
  @Override
  public void start() {
    @Nullable RedisClient there = client;
    if (there == null) return;
    isRunning = true;
    look(there);
    watch = Thread.ofVirtual().name("redis-watch").start(() -> watch(there));
  }

  @Override
  public void stop() {
    isRunning = false;
    link = null;
    LockSupport.unpark(watch);
    if (client != null) client.shutdown(Duration.ZERO, BETWEEN_LOOKS);
  }

  @Override
  public boolean isRunning() {
    return isRunning;
  }

  @Override
  public int getPhase() {
    return 0;
  }

  /// Nobody asks it until the watching thread has found out.
  private void doubt() {
    link = null;
    LockSupport.unpark(watch);
  }

  private void watch(RedisClient there) {
    while (isRunning) {
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      if (isRunning) look(there);
    }
  }

  private void look(RedisClient there) {
    @Nullable RedisLink known = watched;
    if (known != null && works(known)) {
      found(known);
      return;
    }
    if (known != null) known.close();
    link = null;
    watched = null;
    try {
      RedisLink opened = RedisLink.open(there, listeners);
      watched = opened;
      since = clock.instant();
      if (works(opened)) found(opened);
      else missed("it does not take what is written");
    } catch (RedisException e) {
      missed(String.valueOf(e.getMessage()));
    }
  }

  private static boolean works(RedisLink known) {
    try {
      return known.works();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void found(RedisLink working) {
    link = working;
    if (isMissed) LOG.info("Redis is back");
    isMissed = false;
  }

  private void missed(String why) {
    if (!isMissed && isRunning)
      LOG.warn("Redis is away ({}): each process counts and remembers for itself", why);
    isMissed = true;
  }

  private static RedisURI uri(String url) {
    try {
      return RedisURI.create(url);
    } catch (IllegalArgumentException e) {
      throw new CannotStart(
          "INVICRM_REDIS_URL is not an address of a Redis: it looks like redis://host:6379, or rediss://user:password@host:6380/0 with TLS.",
          e);
    }
  }
}
