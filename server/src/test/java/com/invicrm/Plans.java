package com.invicrm;

import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteListenerProvider;
import org.jooq.Query;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/// PostgreSQL's plans for the statements that a piece of work runs, as the runtime user under row
/// level security.
@TestConfiguration(proxyBeanMethods = false)
public class Plans {
  private static final ScopedValue<List<Query>> HEARD = ScopedValue.newInstance();

  /// Runs work for a workspace and explains each of its statements, with what they really read.
  public static List<String> of(TestTenant tenant, Runnable work) {
    List<Query> heard = new ArrayList<>();
    ScopedValue.where(HEARD, heard).run(() -> tenant.run(work));
    return heard.stream().map(q -> tenant.read(() -> explain(tenant.sql(), q))).toList();
  }

  @Bean
  ExecuteListenerProvider plansListener() {
    return () ->
        new ExecuteListener() {
          @Override
          public void start(ExecuteContext context) {
            Query query = context.query();
            if (HEARD.isBound() && query != null) HEARD.get().add(query);
          }
        };
  }

  private static String explain(DSLContext sql, Query query) {
    return String.join(
        "\n",
        sql.resultQuery("explain (analyze, buffers, costs off) {0}", query)
            .fetch(r -> r.get(0, String.class)));
  }
}
