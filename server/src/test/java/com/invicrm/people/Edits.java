package com.invicrm.people;

import com.invicrm.TestTenant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Edits and queries in short, for tests.
public final class Edits {

  private Edits() {}

  /// An edit of a contact: only what is in the map is given, an empty text empties.
  public static ContactEdit contact(Map<String, ?> given) {
    return new ContactEdit(
        text(given, "displayName"),
        text(given, "firstName"),
        text(given, "lastName"),
        text(given, "title"),
        texts(given, "emails"),
        texts(given, "phones"),
        given.containsKey("companyId") ? id(given.get("companyId")) : Edit.leave(),
        texts(given, "tags"));
  }

  /// An edit of a company.
  public static CompanyEdit company(Map<String, ?> given) {
    return new CompanyEdit(text(given, "name"), texts(given, "domains"), texts(given, "tags"));
  }

  /// A contact of a test's workspace, with an address when there is one.
  public static Contact person(
      Contacts contacts, TestTenant tenant, String name, String... emails) {
    Map<String, Object> given = Map.of("displayName", name, "emails", List.of(emails));
    return tenant.call(() -> contacts.create(tenant.viewer(), contact(given), "KW"));
  }

  /// The first page of a list.
  public static ListQuery list(RecordSort sort, int limit) {
    return new ListQuery(Optional.empty(), sort, Shelf.inUse, limit, Optional.empty());
  }

  /// The first page of a search.
  public static ListQuery search(String text, int limit) {
    return new ListQuery(
        Optional.of(text), RecordSort.lastContacted, Shelf.inUse, limit, Optional.empty());
  }

  /// The page after.
  public static ListQuery after(ListQuery query, String cursor) {
    return new ListQuery(
        query.text(), query.sort(), query.shelf(), query.limit(), Optional.of(cursor));
  }

  private static Edit<String> text(Map<String, ?> given, String field) {
    if (!given.containsKey(field)) return Edit.leave();
    String text = (String) given.get(field);
    return text == null || text.isEmpty() ? Edit.clear() : Edit.to(text);
  }

  @SuppressWarnings("unchecked")
  private static Edit<List<String>> texts(Map<String, ?> given, String field) {
    return given.containsKey(field) ? Edit.to((List<String>) given.get(field)) : Edit.leave();
  }

  private static Edit<UUID> id(@Nullable Object value) {
    return value instanceof UUID id ? Edit.to(id) : Edit.clear();
  }
}
