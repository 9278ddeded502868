package com.invicrm.slack;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.FormLoginConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/// The chain of what Slack sends, before all others: the signature is the sign-in. The page that
/// links an account is a person's in a browser and takes the chains that those take.
@Configuration(proxyBeanMethods = false)
class SlackSecurity {
  private static final RequestMatcher FROM_SLACK =
      new AndRequestMatcher(
          pathPattern("/slack/**"), new NegatedRequestMatcher(pathPattern(LinkPage.PATH)));

  @Bean
  @Order(0)
  SecurityFilterChain slackRequests(
      HttpSecurity http, SlackSettings settings, Seen seen, Clock clock) throws Exception {
    return http.securityMatcher(FROM_SLACK)
        .addFilterBefore(
            new SignedRequests(settings, seen, clock), SecurityContextHolderFilter.class)
        .csrf(CsrfConfigurer::disable)
        .headers(HeadersConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .formLogin(FormLoginConfigurer::disable)
        .httpBasic(basic -> basic.disable())
        .logout(logout -> logout.disable())
        .requestCache(cache -> cache.disable())
        .authorizeHttpRequests(paths -> paths.anyRequest().permitAll())
        .build();
  }
}
