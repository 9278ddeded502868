package com.invicrm.demo;

import java.util.List;

/// Somebody of the cast.
///
/// @param key how stories call them
/// @param signOffs how they end a mail, in one script or in either
/// @param manner how they write
record Person(
    String key, String name, String address, Job job, List<String> signOffs, Manner manner) {
  /// @param title what they do; empty for colleagues and machines
  /// @param company its name
  record Job(String title, String company, String phone, List<String> tags) {}

  /// @param knows the colleague who writes with them
  /// @param talks about how many conversations they had beside the stories
  /// @param quiet no such conversation on the last so many working days
  record Manner(String knows, int talks, int quiet) {}

  String firstName() {
    return name.split(" ", 2)[0];
  }

  String domain() {
    return address.substring(address.indexOf('@') + 1);
  }

  boolean isArabic() {
    return Script.isArabic(name);
  }

  /// Some leave the mail that they answer below their own, some do not.
  boolean quotes() {
    return address.hashCode() % 2 == 0;
  }

  /// The end of a mail: the first of a conversation tells who writes.
  String ending(boolean first, boolean arabic) {
    String signOff =
        signOffs.stream()
            .filter(s -> Script.isArabic(s) == arabic)
            .findFirst()
            .orElse(signOffs.getFirst());
    boolean card = first && !job.title().isEmpty();
    return (signOff.isEmpty() ? "" : "\n\n" + signOff) + (card ? "\n\n-- \n" + card() : "");
  }

  private String card() {
    String phone = job.phone().isEmpty() ? "" : "\n" + job.phone();
    return name + "\n" + job.title() + ", " + job.company() + phone;
  }
}
