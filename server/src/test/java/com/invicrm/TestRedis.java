package com.invicrm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import redis.embedded.RedisServer;

/// A real Redis of a test's own, on a free port, without files; it can be killed and started again.
public final class TestRedis implements AutoCloseable {
  private final int port = freePort();
  private RedisServer server = start();

  /// Its address, as `INVICRM_REDIS_URL` takes it.
  public String url() {
    return "redis://localhost:" + port;
  }

  /// Ends it, and all that it knew.
  public void kill() {
    try {
      server.stop();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Starts it again, empty, at the same address.
  public void restart() {
    server = start();
  }

  @Override
  public void close() {
    kill();
  }

  private RedisServer start() {
    try {
      RedisServer started =
          RedisServer.newRedisServer()
              .port(port)
              .setting("bind 127.0.0.1")
              .setting("save \"\"")
              .setting("appendonly no")
              .build();
      started.start();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
