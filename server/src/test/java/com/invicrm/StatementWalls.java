package com.invicrm;

import com.invicrm.schema.DefaultSchema;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteListenerProvider;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/// The first wall: each mention of a tenant's table comes with a `tenant_id` and an `is_deleted` of
/// its own, or the test fails.
@TestConfiguration(proxyBeanMethods = false)
public class StatementWalls {
  private static final Set<String> WITHOUT_WALLS =
      Set.of(
          "directory",
          "signing_keys",
          "keysets",
          "provider_units",
          "slack_seen",
          "watched_addresses",
          "tenants");
  private static final String TABLES =
      DefaultSchema.DEFAULT_SCHEMA.getTables().stream()
          .map(Table::getName)
          .filter(t -> !WITHOUT_WALLS.contains(t))
          .collect(Collectors.joining("|"));
  private static final Pattern READ =
      Pattern.compile(
          "(?:\\bfrom|\\bjoin|\\bupdate|,)\\s+\\(*\"?(?:" + TABLES + ")\"?(?![\\w\".]|\\s*[=,)])");
  private static final Pattern INSERT = Pattern.compile("\\binsert into \"?(?:" + TABLES + ")\"?");
  private static final Pattern TENANT =
      Pattern.compile("\"?tenant_id\"?\\s*(?:=|in\\b)|=\\s*(?:\"?\\w+\"?\\.)?\"?tenant_id\"?");
  private static final Pattern ALIVE = Pattern.compile("\"?is_deleted\"?");

  private static final LongAdder STATEMENTS = new LongAdder();

  /// How many statements were rendered since the start, of all tests and jobs.
  public static long statements() {
    return STATEMENTS.sum();
  }

  @Bean
  ExecuteListenerProvider statementWallsListener() {
    return () ->
        new ExecuteListener() {
          @Override
          public void renderEnd(ExecuteContext context) {
            STATEMENTS.increment();
            check(context.sql());
          }
        };
  }

  /// Fails when a statement reads or changes a tenant's table without naming the tenant and what is
  /// put away.
  static void check(@Nullable String statement) {
    if (statement == null) return;
    String sql = statement.toLowerCase(Locale.ROOT);
    long reads = count(READ, sql);
    if (reads > count(TENANT, sql)) throw new AssertionError("Without tenant_id: " + statement);
    if (reads > count(ALIVE, sql)) throw new AssertionError("Without is_deleted: " + statement);
    if (INSERT.matcher(sql).find() && !sql.contains("tenant_id")) {
      throw new AssertionError("An insert without tenant_id: " + statement);
    }
  }

  private static long count(Pattern pattern, String sql) {
    return pattern.matcher(sql).results().count();
  }
}
