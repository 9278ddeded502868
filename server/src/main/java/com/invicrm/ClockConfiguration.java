package com.invicrm;

import com.invicrm.tenancy.DatabaseClock;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ClockConfiguration {
  @Bean
  Clock clock(DataSource database) {
    return new DatabaseClock(Clock.systemUTC(), database);
  }
}
