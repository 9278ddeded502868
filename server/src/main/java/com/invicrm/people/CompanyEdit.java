package com.invicrm.people;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a person writes down about a company, new or known.
public record CompanyEdit(Edit<String> name, Edit<List<String>> domains, Edit<List<String>> tags) {

  /// The fields that were given, as they were sent; an emptied one is an empty text.
  public Map<String, Object> sent() {
    Map<String, Object> sent = new LinkedHashMap<>();
    Sent.add(sent, "name", name);
    Sent.add(sent, "domains", domains);
    Sent.add(sent, "tags", tags);
    return sent;
  }
}
