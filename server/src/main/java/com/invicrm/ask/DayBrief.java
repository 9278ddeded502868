package com.invicrm.ask;

import com.invicrm.access.Viewer;
import com.invicrm.people.Shelf;
import com.invicrm.timeline.Due;
import com.invicrm.timeline.Task;
import com.invicrm.timeline.TaskQuery;
import com.invicrm.timeline.Tasks;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What a day or some days bring: what is to be done, which deals are to be decided, who went
/// quiet.
@Component
class DayBrief {
  private static final int TASKS = 10;
  private static final int DEALS = 5;
  private static final int QUIET = 3;
  private static final int AHEAD = 7;

  private final Tasks tasks;
  private final DealFigures deals;
  private final Silences silences;
  private final SilenceStore quiet;

  DayBrief(Tasks tasks, DealFigures deals, Silences silences, SilenceStore quiet) {
    this.tasks = tasks;
    this.deals = deals;
    this.silences = silences;
    this.quiet = quiet;
  }

  Answer answer(Viewer viewer, Question q, Period when) {
    Words words = new Words(q);
    Draft draft = new Draft();
    List<Task> due = due(viewer, when);
    LocalDate today = q.now().toLocalDate();
    long overdue = due.stream().filter(t -> isBefore(t.due(), today)).count();
    draft.section(words.of("due"), due.stream().map(t -> item(words, draft, t, today)).toList());
    draft.section(words.of("deciding"), deciding(words, draft, q, when));
    Instant before = q.now().minusDays(QueryPlan.QUIET_DAYS).atZone(q.zone()).toInstant();
    draft.section(
        words.of("quiet.section"), silences.items(words, draft, quiet.quietest(before, QUIET)));
    String title = words.of("brief.title", words.day(when.start()));
    return draft.done(
        title, words.of("brief.text", due.size(), words.of("brief.overdue", overdue)));
  }

  private List<Task> due(Viewer viewer, Period when) {
    var filter =
        new TaskQuery.Filter(
            Optional.of(Task.Status.open),
            Optional.of(when.end()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(viewer.userId()));
    return tasks.page(new TaskQuery(filter, Shelf.inUse, TASKS, Optional.empty())).data();
  }

  private List<Answer.Item> deciding(Words words, Draft draft, Question q, Period when) {
    LocalDate until = when.end().plusDays(AHEAD - 1L);
    var filter =
        DealFigures.Filter.of(
            new QueryPlan.DealsList(
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Period(when.start(), until)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            q);
    return deals.list(filter, DEALS).stream()
        .map(d -> DealQuestions.item(words, draft, d))
        .toList();
  }

  private static Answer.Item item(Words words, Draft draft, Task task, LocalDate today) {
    @Nullable Due due = task.due();
    String late = isBefore(due, today) ? words.of("late") : "";
    String about = task.about().contact() == null ? "" : task.about().contact().displayName();
    String day = due == null ? "" : words.day(due.date());
    return draft.item(
        task.title(),
        Words.beside(late, day, about),
        null,
        draft.source("task", task.id(), task.title()));
  }

  private static boolean isBefore(@Nullable Due due, LocalDate day) {
    return due != null && due.date().isBefore(day);
  }
}
