package com.invicrm.demo;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// What people say before and around what they have to say.
final class Words {
  private static final List<String> ENGLISH =
      List.of("Hi %s,", "Hello %s,", "Dear %s,", "Good morning %s,", "%s,", "Hi %s");
  private static final List<String> ARABIC =
      List.of("السلام عليكم،", "مرحباً %s،", "صباح الخير %s،", "عزيزي %s،", "تحية طيبة،");

  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy 'at' HH:mm", Locale.ENGLISH);

  private Words() {}

  /// Everybody greets in their own way, though not always.
  static String greeting(Person from, Person to, Random random, boolean arabic) {
    List<String> ways = arabic ? ARABIC : ENGLISH;
    int way = Math.floorMod(from.address().hashCode(), ways.size() - 1);
    int said = random.nextInt(4) == 0 ? random.nextInt(ways.size()) : way;
    return ways.get(said).formatted(to.firstName());
  }

  static String introduction(Letter letter) {
    Person from = letter.address().from();
    return "\n\nOn %s, %s <%s> wrote:"
        .formatted(WRITTEN.format(letter.at()), from.name(), from.address());
  }
}
