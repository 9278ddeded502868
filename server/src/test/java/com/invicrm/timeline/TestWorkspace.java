package com.invicrm.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.Api;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// A person, their company and what is noted down about them, by the API.
final class TestWorkspace {
  static final String ACTIVITIES = "/api/v1/activities";

  private TestWorkspace() {}

  static String company(Api api, String name) {
    return id(made(api, "/api/v1/companies", Map.of("name", name)));
  }

  static String contact(Api api, String name, String company) {
    return id(made(api, "/api/v1/contacts", Map.of("displayName", name, "companyId", company)));
  }

  /// Notes something down about somebody; answers its path.
  static String note(Api api, String kind, String contact, Map<String, ?> more) {
    Map<String, Object> body =
        new HashMap<>(Map.of("kind", kind, "text", "Likes tea", "contactIds", List.of(contact)));
    body.putAll(more);
    return ACTIVITIES + "/" + id(made(api, ACTIVITIES, body));
  }

  static String contactTimeline(String contact) {
    return "/api/v1/contacts/" + contact + "/timeline";
  }

  static String companyTimeline(String company) {
    return "/api/v1/companies/" + company + "/timeline";
  }

  static String id(MvcTestResult result) {
    return Api.body(result).path("id").asString();
  }

  static String id(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  static List<String> ids(MvcTestResult list) {
    return Api.data(list).stream().map(a -> a.path("id").asString()).toList();
  }

  private static MvcTestResult made(Api api, String uri, Map<String, ?> body) {
    MvcTestResult result = api.post(uri, body);
    assertThat(result).hasStatus(201);
    return result;
  }
}
