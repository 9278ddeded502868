package com.invicrm.rest;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/// Serves the web app: hashed files for a year, every page address as the app's shell.
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

  private final String swaggerUi;

  WebConfiguration(@Value("${invicrm.swagger-ui-version}") String swaggerUi) {
    this.swaggerUi = swaggerUi;
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/assets/**")
        .addResourceLocations("classpath:/web/assets/")
        .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
    registry
        .addResourceHandler("/docs/assets/**")
        .addResourceLocations("classpath:/META-INF/resources/webjars/swagger-ui/" + swaggerUi + "/")
        .setCacheControl(CacheControl.maxAge(Duration.ofDays(1)));
    registry.addResourceHandler("/docs/page/**").addResourceLocations("classpath:/docs/");
    registry
        .addResourceHandler("/**")
        .addResourceLocations("classpath:/web/")
        .setCacheControl(CacheControl.noCache())
        .resourceChain(true)
        .addResolver(new ShellForPages());
  }

  @Override
  public void addViewControllers(ViewControllerRegistry registry) {
    registry.addViewController("/").setViewName("forward:/index.html");
  }

  /// An address without a file behind it is a page of the app, unless it looks like a file or
  /// belongs to the API.
  private static final class ShellForPages extends PathResourceResolver {
    @Override
    protected @Nullable Resource getResource(String path, Resource location) throws IOException {
      @Nullable Resource file = path.isEmpty() ? null : super.getResource(path, location);
      if (file != null) return file;
      boolean page = !path.startsWith("api/") && !path.startsWith("slack/") && !path.contains(".");
      return page ? super.getResource("index.html", location) : null;
    }
  }
}
