package com.invicrm.demo;

import com.invicrm.demo.Letter.Nature;
import com.invicrm.demo.Play.Chore;
import com.invicrm.demo.Play.Noted;
import com.invicrm.demo.Play.Sale;
import com.invicrm.demo.Play.Told;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads stories; how they are written stands in `demo/stories/README.md`.
final class Stories {
  private static final Pattern HEAD = Pattern.compile("(" + Days.NAME + ") (\\d\\d:\\d\\d) (.+)");
  private static final Pattern MAIL =
      Pattern.compile("(\\S+) > (.+?)(?: cc (.+?))?(?: (bulk|auto))?");
  private static final Pattern NOTE =
      Pattern.compile("(note|call|meeting) (\\S+) with (.+?)(?: (\\d+) min)?");

  private final Cast cast;
  private final Days days;
  private final Play play =
      new Play(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  private String subject = "";
  private @Nullable Letter last;

  private Stories(Cast cast, Days days) {
    this.cast = cast;
    this.days = days;
  }

  static Play read(Cast cast, Days days) {
    var stories = new Stories(cast, days);
    Resources.all("classpath*:demo/stories/*.txt").forEach(stories::story);
    return stories.play;
  }

  private void story(List<String> lines) {
    @Nullable Matcher head = null;
    List<String> text = new ArrayList<>();
    for (String line : lines) {
      Matcher begins = HEAD.matcher(line);
      if (!begins.matches() && !isOwnLine(line)) {
        text.add(line);
        continue;
      }
      entry(head, text);
      head = begins.matches() ? begins : null;
      text.clear();
      if (head == null) ownLine(line);
    }
    entry(head, text);
  }

  private static boolean isOwnLine(String line) {
    return line.startsWith("== ") || line.matches("(deal|task|done): .*");
  }

  private void ownLine(String line) {
    if (line.startsWith("== ")) {
      subject = line.substring(3);
      last = null;
      return;
    }
    List<String> cells =
        Arrays.stream(line.split(":", 2)[1].split("\\|", -1)).map(String::strip).toList();
    if (line.startsWith("deal")) play.sales().add(sale(cells));
    else play.chores().add(chore(cells, line.startsWith("done")));
  }

  private void entry(@Nullable Matcher head, List<String> lines) {
    if (head == null) return;
    LocalDateTime at = days.on(head.group(1)).atTime(LocalTime.parse(head.group(2)));
    String text = days.told(String.join("\n", lines).strip());
    Matcher note = NOTE.matcher(head.group(3));
    if (note.matches()) play.notes().add(noted(at, note, text));
    else letter(at, head.group(3), text);
  }

  private void letter(LocalDateTime at, String who, String text) {
    Matcher mail = MAIL.matcher(who);
    if (!mail.matches()) throw new IllegalArgumentException("No line of a story: " + who);
    var address =
        new Letter.Address(
            cast.person(mail.group(1)),
            cast.people(mail.group(2)),
            cast.people(Objects.requireNonNullElse(mail.group(3), "")));
    Nature nature = Nature.valueOf(Objects.requireNonNullElse(mail.group(4), "person"));
    last = new Letter(at, address, subject, text, nature, last);
    play.letters().add(last);
  }

  private Noted noted(LocalDateTime at, Matcher note, String text) {
    Optional<Integer> minutes = Optional.ofNullable(note.group(4)).map(Integer::valueOf);
    return new Noted(
        at,
        note.group(1),
        cast.person(note.group(2)),
        cast.people(note.group(3)),
        new Told(text, minutes));
  }

  private Sale sale(List<String> cells) {
    Map<String, LocalDate> stages = new LinkedHashMap<>();
    for (String stage : cells.get(5).split(", ", -1)) {
      String[] parts = stage.split(" ", 2);
      stages.put(parts[0], days.on(parts[1]));
    }
    String[] worth = cells.get(1).split(" ", 2);
    List<String> tags =
        Arrays.stream(cells.get(6).split(","))
            .map(String::strip)
            .filter(t -> !t.isEmpty())
            .toList();
    return new Sale(
        cells.get(0),
        new Play.Worth(worth[0], worth[1]),
        cast.person(cells.get(2)),
        cast.people(cells.get(3)),
        new Play.Way(days.on(cells.get(4)), stages, tags));
  }

  private Chore chore(List<String> cells, boolean isDone) {
    String[] when = cells.get(0).split(" ", 2);
    var about =
        new Chore.About(cast.people(cells.get(3)), cells.get(4), when.length > 1 ? when[1] : "");
    return new Chore(
        days.on(when[0]), cast.person(cells.get(1)), days.told(cells.get(2)), about, isDone);
  }
}
