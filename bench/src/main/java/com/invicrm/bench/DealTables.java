package com.invicrm.bench;

import com.invicrm.bench.World.Firm;
import com.invicrm.bench.World.Person;
import com.invicrm.people.NameKeys;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;

/// A deal with every fifth company, over the stages that the workspace was founded with, and a task
/// about every fifth person.
final class DealTables {
  private static final int ONE_IN = 5;
  private static final List<String> CURRENCIES = List.of("KWD", "USD");

  private final TableCopy copy;
  private final Loader.Owner owner;
  private final World world;
  private final List<Stage> stages;
  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
  private final SplittableRandom random = new SplittableRandom(7);

  /// @param ended whether deals that stand there are won or lost
  private record Stage(UUID id, UUID pipeline, boolean ended) {}

  DealTables(TableCopy copy, Loader.Owner owner, World world, Connection connection)
      throws SQLException {
    this.copy = copy;
    this.owner = owner;
    this.world = world;
    this.stages = stages(connection, owner.tenant());
  }

  void load() throws SQLException, IOException {
    copy.into(
        "deals",
        "id, name, sort_name, pipeline_id, stage_id, staged_at, closed_at, company_id, amount, currency, close_date, "
            + "owner_id, created_at, updated_at, created_by, source",
        buyers(),
        this::deal);
    copy.into("name_keys", "subject_kind, kind, key, subject_id", keys(), row -> row);
    copy.into(
        "tasks",
        "id, kind, title, due_date, assignee_id, done_at, contact_id, created_by, source",
        world.people().stream().filter(p -> p.id().hashCode() % ONE_IN == 0),
        this::task);
  }

  private List<?> deal(Firm firm) {
    Stage stage = stages.get(random.nextInt(stages.size()));
    return Arrays.asList(
        firm.id(),
        name(firm),
        NameKeys.normalise(name(firm)),
        stage.pipeline(),
        stage.id(),
        firm.since(),
        stage.ended() ? firm.since() : null,
        firm.id(),
        100 + random.nextInt(100_000),
        CURRENCIES.get(random.nextInt(CURRENCIES.size())),
        today.plusDays(random.nextInt(-300, 300)),
        owner.user(),
        firm.since(),
        firm.since(),
        owner.user(),
        "person");
  }

  private List<?> task(Person person) {
    boolean isDone = random.nextInt(10) > 0;
    return Arrays.asList(
        person.id(),
        "task",
        "Call " + person.display(),
        today.plusDays(random.nextInt(-300, 300)),
        random.nextBoolean() ? owner.user() : Loader.Owner.COLLEAGUE,
        isDone ? person.since() : null,
        person.id(),
        owner.user(),
        "person");
  }

  private Stream<List<?>> keys() {
    return buyers()
        .flatMap(f ->
            NameKeys.of(List.of(name(f))).stream()
                .map(k -> List.of("deal", k.kind(), k.key(), f.id())));
  }

  private Stream<Firm> buyers() {
    return world.firms().stream().filter(f -> f.id().hashCode() % ONE_IN == 0);
  }

  private static String name(Firm firm) {
    return firm.name() + " renewal";
  }

  private static List<Stage> stages(Connection connection, UUID tenant) throws SQLException {
    List<Stage> stages = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select id, pipeline_id, kind <> 'open' from stages where tenant_id = '"
                    + tenant
                    + "' order by position")) {
      while (rows.next()) {
        stages.add(
            new Stage(
                rows.getObject(1, UUID.class), rows.getObject(2, UUID.class), rows.getBoolean(3)));
      }
    }
    return stages;
  }
}
