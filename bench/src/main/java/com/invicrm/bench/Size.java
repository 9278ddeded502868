package com.invicrm.bench;

import java.util.List;

/// How much one workspace holds.
record Size(String name, int contacts, int activities) {
  static final Size SMALL = new Size("small", 20_000, 100_000);
  static final Size LARGE = new Size("large", 100_000, 1_000_000);

  static List<Size> named(String name) {
    return switch (name) {
      case "small" -> List.of(SMALL);
      case "large" -> List.of(LARGE);
      case "imports", "gmail" -> List.of();
      case "all" -> List.of(SMALL, LARGE);
      default ->
          throw new IllegalArgumentException(
              "SIZE is small, large, imports, gmail or all, not " + name);
    };
  }

  @Override
  public String toString() {
    return "%s (%,d contacts, %,d activities)".formatted(name, contacts, activities);
  }
}
