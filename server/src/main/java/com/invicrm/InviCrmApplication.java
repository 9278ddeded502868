package com.invicrm;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// Starts InviCRM: every room in one process, or the roles that `INVICRM_ROLES` names.
@SpringBootApplication
@ConfigurationPropertiesScan
public class InviCrmApplication {
  /// A connection that was used so lately is taken to be alive: most work is one statement or four,
  /// and asking PostgreSQL whether it is there would be one more.
  private static final String ALIVE = "com.zaxxer.hikari.aliveBypassWindowMs";

  private static final int ALIVE_MILLIS = 2_000;

  static void main(String[] args) {
    Carriers.keep();
    if (System.getProperty(ALIVE) == null) System.setProperty(ALIVE, String.valueOf(ALIVE_MILLIS));
    SpringApplication.run(InviCrmApplication.class, args);
  }
}
