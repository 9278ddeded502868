package com.invicrm;

import java.util.regex.Pattern;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteListenerProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/// Takes the first wall down on demand: the application's own `tenant_id = ?` filters count for
/// nothing, row level security stands alone.
@TestConfiguration(proxyBeanMethods = false)
public class WallsDown {
  private static final ScopedValue<Boolean> DOWN = ScopedValue.newInstance();
  private static final Pattern FILTER =
      Pattern.compile("(?:\"?\\w+\"?\\.)?\"?tenant_id\"? = (?:cast\\(\\? as uuid\\)|\\?)");

  /// Runs work with the application's own filters removed.
  static void run(Runnable work) {
    ScopedValue.where(DOWN, true).run(work);
  }

  @Bean
  ExecuteListenerProvider wallsDownListener() {
    return () ->
        new ExecuteListener() {
          @Override
          public void renderEnd(ExecuteContext context) {
            @Nullable String sql = context.sql();
            if (DOWN.isBound() && sql != null) context.sql(without(sql));
          }
        };
  }

  static String without(String sql) {
    return FILTER.matcher(sql).replaceAll("($0 or true)");
  }
}
