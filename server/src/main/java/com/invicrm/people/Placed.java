package com.invicrm.people;

import com.invicrm.tenancy.Cursor;
import com.invicrm.tenancy.Page;
import java.util.List;

/// A row of a list and the sort values that it stands at.
record Placed<T>(T value, List<String> place) {
  static <T> Page<T> page(List<Placed<T>> rows, int limit) {
    return Page.cut(rows, limit, Placed::cursor).map(Placed::value);
  }

  private String cursor() {
    return Cursor.of(place.toArray(String[]::new));
  }
}
