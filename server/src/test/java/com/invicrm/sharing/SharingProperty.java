package com.invicrm.sharing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.sharing.ReadPaths.Read;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// Whatever owners decide, nobody reads a word that they are not entitled to, by any way to read;
/// and what they are entitled to is there, or the first half would prove nothing.
final class SharingProperty {
  /// What was found.
  ///
  /// @param read how many times by which path
  /// @param shown subjects and texts that were rightly there
  /// @param hidden subjects and texts that were rightly not
  record Found(int cases, Map<String, Integer> read, long shown, long hidden) {}

  private static final int READS_A_CHANGE = 5;

  private final ApplicationContext application;
  private final MockMvcTester http;
  private final Map<String, Integer> read = new TreeMap<>();
  private long shown;
  private long hidden;

  SharingProperty(ApplicationContext application, MockMvcTester http) {
    this.application = application;
    this.http = http;
  }

  /// @param cases so many reads, a fifth as many changes before them
  Found holds(long firstSeed, int worlds, int cases) {
    for (int w = 0; w < worlds; w++) inOneWorld(firstSeed + w, cases / worlds);
    return new Found(cases, read, shown, hidden);
  }

  private void inOneWorld(long seed, int cases) {
    List<String> told = new ArrayList<>();
    try {
      SharingWorld world = new SharingWorld(seed, application, http);
      ReadPaths paths = new ReadPaths(world, application, http);
      Map<String, MvcTestResult> streams = streams(world);
      for (int i = 0; i < cases; i++) {
        if (i % READS_A_CHANGE == 0) told.add(world.change());
        String viewer =
            List.copyOf(world.users.keySet()).get(world.random.nextInt(world.users.size()));
        Read what = paths.any(viewer);
        told.add(viewer + " reads " + what.path());
        check(world, viewer, what);
      }
      streams.values().forEach(SharingProperty::heardNoWord);
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(
          "With -Dsharing.seed=" + seed + " after:\n" + String.join("\n", told), e);
    }
  }

  private void check(SharingWorld world, String viewer, Read what) {
    String eyes = what.path().startsWith("as ") ? what.path().substring(3) : viewer;
    for (Oracle.Mail mail : world.oracle.mails()) {
      int number = mail.number();
      int level = world.oracle.level(eyes, number);
      String whose = "%s's look at mail %d, level %d: ".formatted(eyes, number, level);
      boolean subject = what.holds(SharingWorld.subject(number));
      boolean text =
          what.holds(SharingWorld.snippet(number)) || what.holds(SharingWorld.body(number));
      if (level < Oracle.SUBJECT) assertThat(subject).as(whose + "subject").isFalse();
      else if (what.subjects().contains(number))
        assertThat(subject).as(whose + "no subject").isTrue();
      if (level < Oracle.EVERYTHING) assertThat(text).as(whose + "text").isFalse();
      else if (what.texts().contains(number)) assertThat(text).as(whose + "no text").isTrue();
      count(subject, level >= Oracle.SUBJECT);
      count(text, level >= Oracle.EVERYTHING);
    }
    String path = what.path().replaceAll("[0-9a-f-]{36}", "{id}").replaceAll("\\?(?!limit).*", "");
    read.merge(
        path.startsWith("/api/v1/ask ")
            ? "/api/v1/ask"
            : path.replaceAll("(\\babout\\b|\\bas\\b|address=).*", "$1"),
        1,
        Integer::sum);
  }

  private void count(boolean there, boolean entitled) {
    if (there) shown++;
    if (!there && !entitled) hidden++;
  }

  private Map<String, MvcTestResult> streams(SharingWorld world) {
    Map<String, MvcTestResult> streams = new HashMap<>();
    world.users.forEach((name, user) ->
        streams.put(
            name,
            http.get()
                .uri("/api/v1/events")
                .header("Authorization", "Bearer " + user.token)
                .asyncExchange()));
    return streams;
  }

  /// The streams of all users were open all the while.
  private static void heardNoWord(MvcTestResult stream) {
    String heard = new String(stream.getResponse().getContentAsByteArray(), UTF_8);
    assertThat(heard).contains("event:sharing", "event:activity");
    assertThat(heard).doesNotContain("Zsubject", "Zsnippet", "Zbody");
  }
}
