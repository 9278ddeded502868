package com.invicrm;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// Starts InviCRM: every room in one process, or the roles that `INVICRM_ROLES` names.
@SpringBootApplication
@ConfigurationPropertiesScan
public class InviCrmApplication {
  /// Loading a class pins a virtual thread to its carrier (JEP 491 says why), and there are only as
  /// many carriers as processors: on two of them two threads that load classes can wait for a third
  /// that no carrier is left to run, for ever.
  private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";

  private static final int FEWEST_CARRIERS = 32;

  /// A connection that was used so lately is taken to be alive: most work is one statement or four,
  /// and asking PostgreSQL whether it is there would be one more.
  private static final String ALIVE = "com.zaxxer.hikari.aliveBypassWindowMs";

  private static final int ALIVE_MILLIS = 2_000;

  static void main(String[] args) {
    if (System.getProperty(CARRIERS) == null) {
      int carriers = Math.max(FEWEST_CARRIERS, Runtime.getRuntime().availableProcessors());
      System.setProperty(CARRIERS, String.valueOf(carriers));
    }
    if (System.getProperty(ALIVE) == null) System.setProperty(ALIVE, String.valueOf(ALIVE_MILLIS));
    SpringApplication.run(InviCrmApplication.class, args);
  }
}
