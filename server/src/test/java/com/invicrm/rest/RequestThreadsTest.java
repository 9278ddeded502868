package com.invicrm.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.TestPostgres;
import com.invicrm.sync.FakeConsent;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/// Requests run on a few hundred threads of the system, though virtual ones are on.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureMockMvc
@ContextConfiguration(initializers = TestPostgres.class)
@Import(FakeConsent.InTheApplication.class)
class RequestThreadsTest {
  @Autowired ServletWebServerApplicationContext application;

  @Test
  void areTomcatsOwn() {
    var server = (TomcatWebServer) Objects.requireNonNull(application.getWebServer());
    Executor executor = server.getTomcat().getConnector().getProtocolHandler().getExecutor();
    assertThat(executor)
        .isInstanceOfSatisfying(
            org.apache.tomcat.util.threads.ThreadPoolExecutor.class,
            pool -> assertThat(pool.getMaximumPoolSize()).isEqualTo(400));
  }
}
