package com.invicrm.rest;

import com.invicrm.access.ApiKeyTokens;
import com.invicrm.access.Tokens;
import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.FormLoginConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/// Three chains: pushes are signed by their provider; requests with an `Authorization` header need
/// no CSRF token, all others do.
///
/// Which permission an operation takes stands on its handler; here is only what needs no sign-in.
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class SecurityConfiguration {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
          + "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  /// Whoever comes here is not signed in yet: there is nothing that another site could ride on.
  private static final String[] OPEN = {
    "/api/v1/auth/register",
    "/api/v1/auth/login",
    "/api/v1/auth/totp",
    "/api/v1/auth/link",
    "/api/v1/auth/google/start",
    "/api/v1/auth/oidc/*/start",
    "/api/v1/invites/accept",
    "/api/v1/integrations/google/push"
  };

  private static final String[] OPEN_READS = {
    "/api/openapi.yaml",
    "/api/v1/auth/methods",
    "/api/v1/auth/google/callback",
    "/api/v1/auth/oidc/*/callback",
    "/api/v1/integrations/google/callback"
  };

  private final Tokens tokens;
  private final ApiKeyTokens keys;
  private final RequestLimits limits;
  private final ProblemWriter problems;

  SecurityConfiguration(
      Tokens tokens, ApiKeyTokens keys, RequestLimits limits, ProblemWriter problems) {
    this.tokens = tokens;
    this.keys = keys;
    this.limits = limits;
    this.problems = problems;
  }

  /// Their `Authorization` is no token of ours: whoever takes them looks at it.
  @Bean
  @Order(0)
  SecurityFilterChain pushes(HttpSecurity http) throws Exception {
    return common(http.securityMatcher("/api/v1/integrations/google/push"))
        .csrf(CsrfConfigurer::disable)
        .build();
  }

  @Bean
  @Order(1)
  SecurityFilterChain tokenRequests(HttpSecurity http) throws Exception {
    return common(http.securityMatcher(r -> r.getHeader("Authorization") != null))
        .csrf(CsrfConfigurer::disable)
        .addFilterBefore(new TokenFilter(tokens, keys, limits, problems), AuthorizationFilter.class)
        .build();
  }

  /// The CSRF token stays the same while the browser is open. Each request is signed in anew by its
  /// cookie, and Spring would take each for a sign-in and give another token with every answer: one
  /// that comes in between two requests would spoil the second.
  @Bean
  @Order(2)
  SecurityFilterChain browserRequests(HttpSecurity http) throws Exception {
    return common(http)
        .csrf(csrf ->
            csrf.spa()
                .sessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy())
                .ignoringRequestMatchers(OPEN))
        .addFilterBefore(new TokenFilter(tokens, keys, limits, problems), CsrfFilter.class)
        .build();
  }

  /// One timer a request is enough: an observation of each security filter costs more than the
  /// filters.
  @Bean
  SecurityObservationSettings requestsAreObservedAsWholes() {
    return SecurityObservationSettings.noObservations();
  }

  /// Nobody signs in by Spring's own forms: without this bean it would make a user up.
  @Bean
  UserDetailsService noOtherUsers() {
    return name -> {
      throw new UsernameNotFoundException("There are no such users");
    };
  }

  private HttpSecurity common(HttpSecurity http) throws Exception {
    return http.sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .formLogin(FormLoginConfigurer::disable)
        .httpBasic(basic -> basic.disable())
        .logout(logout -> logout.disable())
        .requestCache(cache -> cache.disable())
        .anonymous(anonymous -> {})
        .authorizeHttpRequests(paths ->
            paths
                .dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                .permitAll()
                .requestMatchers(HttpMethod.POST, OPEN)
                .permitAll()
                .requestMatchers(HttpMethod.GET, OPEN_READS)
                .permitAll()
                .requestMatchers("/api/**")
                .authenticated()
                .anyRequest()
                .permitAll())
        .exceptionHandling(e -> e.authenticationEntryPoint(problems).accessDeniedHandler(problems))
        .headers(headers ->
            headers
                .contentSecurityPolicy(csp -> csp.policyDirectives(POLICY))
                .frameOptions(f -> f.deny())
                .referrerPolicy(r -> r.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(
                    p -> p.policy("camera=(), microphone=(), geolocation=(), payment=(), usb=()")));
  }
}
