package com.invicrm.nodes;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;

/// Two connections, one for commands and one that hears; when either breaks, both are made anew.
final class RedisLink implements AutoCloseable {
  private static final String PROBE = "return {redis.call('SET', KEYS[1], '', 'EX', 60)}";
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Duration SILENCE = Duration.ofMillis(50);
  private static final int WAITING_COMMANDS = 10_000;

  private final StatefulRedisConnection<String, String> asking;
  private final StatefulRedisPubSubConnection<String, String> hearing;
  private final AtomicLong answers = new AtomicLong();

  private RedisLink(
      StatefulRedisConnection<String, String> asking,
      StatefulRedisPubSubConnection<String, String> hearing) {
    this.asking = asking;
    this.hearing = hearing;
  }

  /// A client whose connections are never mended behind our back: [Redis] watches them.
  static RedisClient client(RedisURI uri) {
    uri.setTimeout(PATIENCE);
    RedisClient client = RedisClient.create(uri);
    client.setOptions(
        ClientOptions.builder()
            .autoReconnect(false)
            .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
            .requestQueueSize(WAITING_COMMANDS)
            .socketOptions(SocketOptions.builder().connectTimeout(PATIENCE).build())
            .build());
    return client;
  }

  /// Connects and listens.
  ///
  /// @throws RedisException when it cannot
  static RedisLink open(RedisClient client, Map<String, Consumer<String>> listeners) {
    StatefulRedisConnection<String, String> asking = client.connect();
    try {
      StatefulRedisPubSubConnection<String, String> hearing = client.connectPubSub();
      hearing.addListener(
          new RedisPubSubAdapter<>() {
            @Override
            public void message(String channel, String text) {
              listeners.getOrDefault(channel, ignored -> {}).accept(text);
            }
          });
      if (!listeners.isEmpty()) hearing.sync().subscribe(listeners.keySet().toArray(String[]::new));
      return new RedisLink(asking, hearing);
    } catch (RedisException e) {
      var _ = asking.closeAsync();
      throw e;
    }
  }

  /// Asks and waits; it is given up when Redis says nothing, to nobody, for some 100 ms.
  ///
  /// How long one answer takes would be the wrong measure: a busy process, or one that just starts,
  /// may take longer to read what was answered at once. Two looks, since a pause of this process
  /// lets one go by in no time.
  <T> T ask(Function<RedisAsyncCommands<String, String>, RedisFuture<T>> question)
      throws InterruptedException, ExecutionException, TimeoutException {
    RedisFuture<T> asked = question.apply(asking.async());
    var _ = asked.whenComplete((answer, failure) -> answers.incrementAndGet());
    int silent = 0;
    while (true) {
      long before = answers.get();
      try {
        return asked.get(SILENCE.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        silent = answers.get() == before ? silent + 1 : 0;
        if (silent == 2) throw e;
      }
    }
  }

  /// Whether it writes, as we need it to, and hears: a replica or a full Redis answers a mere ping.
  /// Asked the way we ask, so that the first requests find all of that loaded.
  boolean works() throws InterruptedException {
    try {
      RedisFuture<List<Object>> written =
          asking.async().eval(PROBE, ScriptOutputType.MULTI, "invicrm:probe");
      RedisFuture<String> heard = hearing.async().ping();
      written.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      heard.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException | TimeoutException | CancellationException | RedisException e) {
      return false;
    }
  }

  @Override
  public void close() {
    var _ = asking.closeAsync();
    var _ = hearing.closeAsync();
  }
}
