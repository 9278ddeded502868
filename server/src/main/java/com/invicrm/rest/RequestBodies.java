package com.invicrm.rest;

import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Requests are read strictly: a field that nobody knows is somebody's mistake, and they are told.
@Configuration(proxyBeanMethods = false)
class RequestBodies {
  /// Comes after Spring Boot's own, and in its place.
  @Bean
  ServerHttpMessageConvertersCustomizer strictRequests(JsonMapper json) {
    JsonMapper strict =
        json.rebuild()
            .enable(
                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
    return converters -> converters.withJsonConverter(new JacksonJsonHttpMessageConverter(strict));
  }
}
