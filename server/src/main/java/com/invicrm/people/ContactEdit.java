package com.invicrm.people;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What a person writes down about a contact, new or known.
public record ContactEdit(
    Edit<String> displayName,
    Edit<String> firstName,
    Edit<String> lastName,
    Edit<String> title,
    Edit<List<String>> emails,
    Edit<List<String>> phones,
    Edit<UUID> companyId,
    Edit<List<String>> tags) {

  /// The fields that were given, as they were sent; an emptied one is an empty text.
  public Map<String, Object> sent() {
    Map<String, Object> sent = new LinkedHashMap<>();
    Sent.add(sent, "displayName", displayName);
    Sent.add(sent, "firstName", firstName);
    Sent.add(sent, "lastName", lastName);
    Sent.add(sent, "title", title);
    Sent.add(sent, "emails", emails);
    Sent.add(sent, "phones", phones);
    Sent.add(sent, "companyId", companyId);
    Sent.add(sent, "tags", tags);
    return sent;
  }
}
