package com.invicrm.people;

import com.invicrm.people.NameSearch.Hit;
import com.invicrm.tenancy.Cursor;
import com.invicrm.tenancy.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A row of a list and the sort values that it stands at.
public record Placed<T>(T value, List<String> place) {
  /// The page that rows make, of which one more than `limit` were asked for.
  public static <T> Page<T> page(List<Placed<T>> rows, int limit) {
    return Page.cut(rows, limit, Placed::cursor).map(Placed::value);
  }

  /// What was found, in the order of the hits.
  public static <T> List<Placed<T>> inOrder(List<Hit> hits, Map<UUID, T> found) {
    List<Placed<T>> rows = new ArrayList<>();
    for (Hit hit : hits) {
      T value = found.get(hit.subject());
      if (value != null) rows.add(new Placed<>(value, hit.place()));
    }
    return rows;
  }

  /// The same place with another value.
  public <R> Placed<R> with(R other) {
    return new Placed<>(other, place);
  }

  private String cursor() {
    return Cursor.of(place.toArray(String[]::new));
  }
}
