package com.invicrm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// The contract and the controllers say the same, both ways.
@InviCrmTest
class ContractTest {
  @Autowired RequestMappingHandlerMapping requestMappingHandlerMapping;
  @Autowired MockMvcTester http;

  @Test
  void everyOperationHasOneHandlerAndEveryHandlerAnOperation() {
    assertThat(handlers().keySet())
        .isEqualTo(
            new java.util.TreeSet<>(
                Contract.operations().stream().map(ContractTest::name).toList()));
  }

  @Test
  void everyHandlerStatesThePermissionOfTheContract() {
    var stated = new TreeMap<String, String>();
    handlers().forEach((name, handler) -> stated.put(name, permission(handler)));
    var promised = new TreeMap<String, String>();
    Contract.operations().forEach(o -> promised.put(name(o), o.permission()));
    assertThat(stated).isEqualTo(promised);
  }

  @Test
  void everyOperationPromisesThatTooMuchIsSaidSoButThoseThatAreFree() {
    assertThat(Contract.operations())
        .filteredOn(o -> o.node().path("responses").path("429").isMissingNode())
        .extracting(Contract.Operation::id)
        .containsExactlyInAnyOrder("contract", "docs", "googlePush");
  }

  @Test
  void operationIdsAreTheHandlersNames() {
    var named = new TreeMap<String, String>();
    handlers().forEach((name, handler) -> named.put(name, handler.getMethod().getName()));
    var promised = new TreeMap<String, String>();
    Contract.operations().forEach(o -> promised.put(name(o), o.id()));
    assertThat(named).isEqualTo(promised);
  }

  @Test
  void theContractIsServedAsItIsAndReadable() throws Exception {
    assertThat(http.get().uri("/api/openapi.yaml").exchange())
        .hasStatusOk()
        .hasContentType("application/yaml;charset=UTF-8")
        .bodyText()
        .isEqualTo(java.nio.file.Files.readString(java.nio.file.Path.of("../api/openapi.yaml")));
    assertThat(http.get().uri("/docs").exchange())
        .hasStatusOk()
        .bodyText()
        .contains("/docs/page/reader.js");
    assertThat(http.get().uri("/docs/page/reader.js").exchange()).hasStatusOk();
    assertThat(http.get().uri("/docs/assets/swagger-ui-bundle.js").exchange()).hasStatusOk();
  }

  @Test
  void whatIsNotThereIsAProblemToo() {
    var result = Api.register(http).get("/api/v1/nothing");
    assertThat(result).hasStatus(404).hasContentType("application/problem+json");
    assertThat(Api.body(result).path("code").asString()).isEqualTo("not-found");
    assertThat(http.get().uri("/api/v1/nothing").exchange()).hasStatus(401);
  }

  private Map<String, HandlerMethod> handlers() {
    var result = new TreeMap<String, HandlerMethod>();
    requestMappingHandlerMapping
        .getHandlerMethods()
        .forEach((mapping, handler) -> {
          if (!handler.getBeanType().getPackageName().startsWith("com.invicrm")) return;
          String path = mapping.getPatternValues().iterator().next();
          String method = mapping.getMethodsCondition().getMethods().iterator().next().name();
          result.put(path + " " + method, handler);
        });
    return result;
  }

  private static String name(Contract.Operation operation) {
    return operation.path() + " " + operation.method().toUpperCase(java.util.Locale.ROOT);
  }

  private static String permission(HandlerMethod handler) {
    PreAuthorize stated = handler.getMethodAnnotation(PreAuthorize.class);
    if (stated == null) return "none";
    return stated
        .value()
        .replace("permitAll()", "open")
        .replaceAll("hasAuthority\\('(.*)'\\)", "$1");
  }
}
