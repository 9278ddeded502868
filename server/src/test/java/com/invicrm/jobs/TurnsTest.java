package com.invicrm.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.invicrm.InviCrmTest;
import com.invicrm.TestPostgres;
import com.invicrm.TestTenant;
import com.invicrm.jobs.TurnHandler.Next;
import com.invicrm.jobs.TurnHandler.Urgency;
import com.invicrm.tenancy.DatabaseClock;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.ObjectMapper;

/// Who gets the next turn, by whose clock, and what becomes of turns that another version asked
/// for.
@InviCrmTest
class TurnsTest {
  /// As this version knows it.
  record Work(String name, int lane, Optional<String> why) {}

  @Autowired ApplicationContext application;
  @Autowired Turns turns;
  @Autowired Serializer serializer;
  @Autowired ObjectMapper json;
  @Autowired JdbcConnectionDetails database;
  @Autowired DataSource record;
  @Autowired Clock clock;

  final BlockingQueue<Work> taken = new LinkedBlockingQueue<>();
  final JobKind<Work> kind = new JobKind<>("test-" + UUID.randomUUID(), Work.class);
  TestTenant tenant;
  Connection superuser;

  @BeforeEach
  void aTurnThatTheApplicationItselfDoesNotKnow() {
    tenant = TestTenant.create(application);
    superuser = TestPostgres.superuser(database.getJdbcUrl());
    tenant.write(() -> ask("later", 0, Urgency.fresh));
    // It looks, and lets go of it.
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> number("count(last_heartbeat) filter (where not picked)") == 1);
  }

  @AfterEach
  void end() throws SQLException {
    forget();
    superuser.close();
  }

  /// Case 66: two hundred mailboxes with old mail, all due before, do not keep the one waiting that
  /// has something new, nor the one that was just connected.
  @Test
  void whatIsNewGoesBeforeOldWorkThatWasDueBefore() throws InterruptedException {
    forget();
    tenant.write(() -> {
      for (int i = 0; i < 200; i++) ask("noisy " + i, 3600, Urgency.bulk);
    });
    TestTenant other = TestTenant.create(application);
    other.write(() -> {
      ask("quiet", 60, Urgency.fresh);
      ask("new", 30, Urgency.awaited);
    });
    // Somebody waits for one of them, too.
    tenant.write(() -> ask("noisy 199", 0, Urgency.awaited));
    JobRunner runner = runner(clock, _ -> Optional.empty());
    runner.start();
    try {
      List<String> first = take(Turns.AT_ONCE).stream().map(Work::name).toList();
      assertThat(first).contains("quiet", "new", "noisy 199");
      assertThat(take(202 - Turns.AT_ONCE)).extracting(Work::name).doesNotContain("quiet", "new");
    } finally {
      runner.stop();
    }
  }

  /// Case 88: others hold against their clocks when a worker was last alive, and when a turn is
  /// due.
  @ParameterizedTest
  @ValueSource(longs = {-600, 600})
  void aWorkerWhoseClockIsWrongIsAliveAndInTime(long seconds) throws Exception {
    Clock wrong = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(seconds));
    try (var here = new DatabaseClock(wrong, record)) {
      Duration pause = Duration.ofMinutes(1);
      var beat = new LinkedBlockingQueue<Double>();
      JobRunner runner =
          runner(
              here,
              _ -> {
                beat.add(seconds("now() - last_heartbeat"));
                return Optional.of(new Next(here.instant().plus(pause), Urgency.fresh));
              });
      forget();
      tenant.write(() -> ask("mailbox", 0, Urgency.fresh));
      runner.start();
      try {
        assertThat(beat.poll(60, TimeUnit.SECONDS)).isBetween(-20.0, 20.0);
      } finally {
        runner.stop();
      }
      assertThat(seconds("execution_time - now()")).isBetween(20.0, 80.0);
    }
  }

  /// Case 89: the version after this one asks for turns of a kind that is not known here yet.
  @Test
  void whatNobodyKnowsHereWaitsForWhoeverDoes() throws InterruptedException {
    JobRunner newer = runner(clock, _ -> Optional.empty());
    newer.start();
    try {
      assertThat(take(1)).extracting(Work::name).containsExactly("later");
    } finally {
      newer.stop();
    }
  }

  /// Case 89: fields come and go with versions.
  @Test
  void aTurnThatAnotherVersionAskedForIsTaken() throws InterruptedException {
    forget();
    tenant.write(() -> ask("other", 0, Urgency.fresh));
    String theirs =
        """
        {"tenant":"%s","data":"{\\"name\\":\\"other\\",\\"shard\\":{\\"of\\":7}}","traceparent":"00-1"}\
        """
            .formatted(tenant.id().value());
    change("task_data = convert_to('%s', 'UTF8')".formatted(theirs));
    JobRunner runner = runner(clock, _ -> Optional.empty());
    runner.start();
    try {
      assertThat(take(1)).containsExactly(new Work("other", 0, Optional.empty()));
    } finally {
      runner.stop();
    }
  }

  private void ask(String name, long secondsAgo, Urgency urgency) {
    Instant at = clock.instant().minusSeconds(secondsAgo);
    turns.at(kind, name, new Work(name, 1, Optional.of("new mail")), new Next(at, urgency));
  }

  private JobRunner runner(Clock by, Function<Work, Optional<Next>> turn) {
    TurnHandler<Work> handler =
        new TurnHandler<>() {
          @Override
          public JobKind<Work> kind() {
            return kind;
          }

          @Override
          public Optional<Next> turn(Work work, Urgency urgency) {
            taken.add(work);
            return turn.apply(work);
          }
        };
    return new JobRunner(
        () -> JobsConfiguration.pool(database),
        List.of(),
        List.of(new TurnTask<>(handler, json).task()),
        serializer,
        by,
        true);
  }

  private List<Work> take(int count) throws InterruptedException {
    var all = new ArrayList<Work>();
    while (all.size() < count) {
      Work next = taken.poll(60, TimeUnit.SECONDS);
      assertThat(next).as("after %s", all).isNotNull();
      all.add(next);
    }
    return all;
  }

  private double seconds(String interval) {
    return number("extract(epoch from " + interval + ")");
  }

  private double number(String expression) {
    String query =
        "select " + expression + " from scheduled_turns where task_name = '" + kind.name() + "'";
    try (var statement = superuser.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getDouble(1);
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  private void forget() {
    execute("delete from scheduled_turns where task_name = '" + kind.name() + "'");
  }

  private void change(String set) {
    execute("update scheduled_turns set %s where task_name = '%s'".formatted(set, kind.name()));
  }

  private void execute(String sql) {
    try (var statement = superuser.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
