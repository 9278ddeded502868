package com.invicrm.rest.live;

import com.invicrm.access.Viewer;
import com.invicrm.tenancy.RecordChanged;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// The open streams of this process; a slow reader misses hints, never holds up others.
@Component
class LiveStreams {
  /// A reader comes back by itself, and must be signed in then.
  private static final long LIFETIME = Duration.ofMinutes(5).toMillis();

  private static final int WAITING = 64;

  private final Set<Stream> streams = ConcurrentHashMap.newKeySet();
  private final Executor executor = Executors.newVirtualThreadPerTaskExecutor();

  SseEmitter open(Viewer viewer) {
    var stream = new Stream(viewer, new SseEmitter(LIFETIME), new Semaphore(WAITING));
    stream.emitter.onCompletion(() -> streams.remove(stream));
    stream.emitter.onTimeout(stream.emitter::complete);
    stream.emitter.onError(e -> streams.remove(stream));
    streams.add(stream);
    send(stream, SseEmitter.event().comment("open"));
    return stream.emitter;
  }

  void tell(RecordChanged news) {
    for (Stream stream : streams) {
      if (stream.viewer.tenant().equals(news.tenant())) {
        send(stream, SseEmitter.event().name(news.kind()).data(json(news)));
      }
    }
  }

  private static String json(RecordChanged news) {
    return news.id().map(id -> "{\"id\":\"" + id + "\"}").orElse("{}");
  }

  /// Proxies close what is silent; a dead reader shows only when something is written.
  @Scheduled(fixedRate = 15_000)
  void beat() {
    for (Stream stream : streams) send(stream, SseEmitter.event().comment("beat"));
  }

  private void send(Stream stream, SseEmitter.SseEventBuilder event) {
    if (!stream.room.tryAcquire()) return;
    executor.execute(() -> {
      try {
        stream.emitter.send(event);
      } catch (IOException | IllegalStateException e) {
        streams.remove(stream);
      } finally {
        stream.room.release();
      }
    });
  }

  private record Stream(Viewer viewer, SseEmitter emitter, Semaphore room) {}
}
