package com.invicrm.sync.google;

import com.invicrm.sync.MailSource.Delivered;
import com.invicrm.sync.MailSource.Delivered.Failed;
import com.invicrm.sync.MailSource.Delivery;
import com.invicrm.sync.MailSource.Wanted;
import com.invicrm.sync.SourceException;
import com.invicrm.sync.SourceException.Unauthorized;
import com.invicrm.sync.SourceException.Unreachable;
import com.invicrm.sync.Turn;
import com.invicrm.sync.google.FetchJob.Fetched;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/// Fetches messages, several at once. What stops one call for all of them (a throttle, a lost
/// consent, the end of the turn) stops the rest; what came by then is delivered.
///
/// Three calls in a row that Google does not answer stop the rest too: it is not about the
/// messages.
final class GmailFetch {
  private static final int TOO_OFTEN = 3;

  /// How a call ended.
  private sealed interface End {}

  private record Answered(Fetched fetched) implements End {}

  private record Refused(FetchJob job, Token token, SourceException why) implements End {}

  private record Broken(RuntimeException why) implements End {}

  private final GmailApi api;
  private final GmailUnits units;
  private final Turn turn;
  private final Deque<FetchJob> jobs = new ArrayDeque<>();
  private final BlockingQueue<End> ends = new LinkedBlockingQueue<>();
  private final List<Delivered> delivered = new ArrayList<>();
  private Optional<SourceException> stopped = Optional.empty();
  private int underWay;
  private int inARow;

  GmailFetch(GmailApi api, GmailUnits units, Turn turn) {
    this.api = api;
    this.units = units;
    this.turn = turn;
  }

  Delivery run(List<Wanted> wanted) {
    jobs.addAll(FetchJob.plan(wanted, units));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      startSome(threads);
      while (underWay > 0) {
        take(ends.take());
        startSome(threads);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopped = stopped.or(() -> Optional.of(new Unreachable("Fetching mail was interrupted")));
    }
    return new Delivery(delivered, stopped);
  }

  private void startSome(ExecutorService threads) {
    while (stopped.isEmpty() && !jobs.isEmpty() && underWay < Math.max(1, turn.atOnce())) {
      try {
        Token token = pay(jobs.element());
        FetchJob job = jobs.remove();
        underWay++;
        threads.execute(() -> ends.add(run(job, token)));
      } catch (SourceException e) {
        stopped = Optional.of(e);
      }
    }
  }

  private Token pay(FetchJob job) {
    if (job.anew().isPresent()) return job.anew().get();
    turn.spend(job.cost(units));
    return new Token(turn.token());
  }

  private End run(FetchJob job, Token token) {
    try {
      return new Answered(job.run(api, token.secret()));
    } catch (SourceException e) {
      return new Refused(job, token, e);
    } catch (RuntimeException e) {
      return new Broken(e);
    }
  }

  private void take(End end) {
    underWay--;
    switch (end) {
      case Answered(Fetched fetched) -> {
        inARow = 0;
        delivered.addAll(fetched.delivered());
        fetched.further().forEach(jobs::addFirst);
      }
      case Refused(FetchJob job, Token token, SourceException why) -> refused(job, token, why);
      case Broken(RuntimeException why) -> throw why;
    }
  }

  private void refused(FetchJob job, Token token, SourceException why) {
    switch (why) {
      case Unauthorized _ when job.anew().isEmpty() -> replay(job, token);
      case Unreachable unreachable -> failed(job, unreachable);
      default -> stopped = stopped.or(() -> Optional.of(why));
    }
  }

  /// All that were refused get the same new token.
  private void replay(FetchJob job, Token token) {
    try {
      jobs.addFirst(job.again(new Token(turn.tokenAfter(token.secret()))));
    } catch (SourceException e) {
      stopped = stopped.or(() -> Optional.of(e));
    }
  }

  private void failed(FetchJob job, Unreachable why) {
    Optional<List<FetchJob>> smaller = job.smaller();
    if (smaller.isPresent()) {
      smaller.get().forEach(jobs::addFirst);
      return;
    }
    for (String id : job.ids()) delivered.add(new Failed(id, String.valueOf(why.getMessage())));
    if (++inARow >= TOO_OFTEN) stopped = stopped.or(() -> Optional.of(why));
  }
}
