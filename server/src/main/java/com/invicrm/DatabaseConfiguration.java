package com.invicrm;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/// A PostgreSQL of one's own by `INVICRM_DATABASE_URL`, else the embedded one in the data
/// directory.
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
  @Bean
  @Conditional(Given.class)
  DatabaseAddress givenDatabase(
      @Value("${invicrm.database.url}") String url,
      @Value("${invicrm.database.owner-user}") String ownerUser,
      @Value("${invicrm.database.owner-password}") String ownerPassword,
      @Value("${invicrm.database.user}") String user,
      @Value("${invicrm.database.password}") String password) {
    return new DatabaseAddress(url, ownerUser, ownerPassword, user, password);
  }

  @Bean(destroyMethod = "close")
  @Conditional(NotGiven.class)
  EmbeddedDatabase embeddedDatabase(@Value("${invicrm.data-dir}") Path dataDir) {
    return EmbeddedDatabase.start(dataDir);
  }

  @Bean
  @Conditional(NotGiven.class)
  DatabaseAddress embeddedAddress(EmbeddedDatabase database) {
    return database.address();
  }

  @Bean
  JdbcConnectionDetails jdbcConnectionDetails(DatabaseAddress address) {
    return new JdbcConnectionDetails() {
      @Override
      public String getUsername() {
        return address.user();
      }

      @Override
      public String getPassword() {
        return address.password();
      }

      @Override
      public String getJdbcUrl() {
        return address.url();
      }
    };
  }

  @Bean
  FlywayConnectionDetails flywayConnectionDetails(DatabaseAddress address) {
    return new FlywayConnectionDetails() {
      @Override
      public String getUsername() {
        return address.ownerUser();
      }

      @Override
      public String getPassword() {
        return address.ownerPassword();
      }

      @Override
      public String getJdbcUrl() {
        return address.url();
      }
    };
  }

  static class Given implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return !context.getEnvironment().getProperty("invicrm.database.url", "").isBlank();
    }
  }

  static class NotGiven extends Given {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return !super.matches(context, metadata);
    }
  }
}
