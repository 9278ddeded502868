package com.invicrm;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// Starts InviCRM: every room in one process, or the roles that `INVICRM_ROLES` names.
@SpringBootApplication
@ConfigurationPropertiesScan
public class InviCrmApplication {
  static void main(String[] args) {
    SpringApplication.run(InviCrmApplication.class, args);
  }
}
