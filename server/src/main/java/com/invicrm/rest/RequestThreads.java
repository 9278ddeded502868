package com.invicrm.rest;

import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Requests run on Tomcat's own threads, not on virtual ones: among those whoever keeps a processor
/// busy keeps it to the end, and the others wait (docs/adr/0027).
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
final class RequestThreads
    implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {
  @Override
  public void customize(ConfigurableTomcatWebServerFactory factory) {
    factory.addProtocolHandlerCustomizers(handler -> handler.setExecutor(null));
  }
}
