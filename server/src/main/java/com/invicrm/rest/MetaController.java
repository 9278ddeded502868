package com.invicrm.rest;

import com.invicrm.access.SigningKeys;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The contract itself, its reader, and the keys that verify tokens.
@RestController
class MetaController {
  private final SigningKeys keys;

  MetaController(SigningKeys keys) {
    this.keys = keys;
  }

  @GetMapping(path = "/.well-known/jwks.json", produces = "application/json")
  @PreAuthorize("permitAll()")
  Map<String, Object> jwks() {
    return keys.publicKeys();
  }

  @GetMapping(path = "/api/openapi.yaml", produces = "application/yaml;charset=UTF-8")
  @PreAuthorize("permitAll()")
  Resource contract() {
    return new ClassPathResource("api/openapi.yaml");
  }

  @GetMapping(path = "/docs", produces = "text/html;charset=UTF-8")
  @PreAuthorize("permitAll()")
  Resource docs() {
    return new ClassPathResource("docs/index.html");
  }
}
