package com.invicrm.demo;

import com.invicrm.access.Viewer;
import com.invicrm.deals.DealEdit;
import com.invicrm.deals.Deals;
import com.invicrm.deals.Money;
import com.invicrm.deals.Pipelines;
import com.invicrm.deals.Stage;
import com.invicrm.people.Edit;
import com.invicrm.timeline.Activities;
import com.invicrm.timeline.Activity;
import com.invicrm.timeline.ActivityEdit;
import com.invicrm.timeline.Due;
import com.invicrm.timeline.TaskEdit;
import com.invicrm.timeline.Tasks;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the colleagues write by hand: deals from stage to stage, each step on its day; calls,
/// meetings and notes; things to do.
@DemoOnly
class Desk {
  /// Who is who in the workspace.
  interface Who {
    Viewer viewer(Person colleague);

    /// Those of them who became contacts.
    List<UUID> contacts(List<Person> people);
  }

  private static final LocalTime WHEN_WORK_IS_DONE = LocalTime.of(11, 20);

  private final Deals deals;
  private final Pipelines pipelines;
  private final Activities activities;
  private final Tasks tasks;

  Desk(Deals deals, Pipelines pipelines, Activities activities, Tasks tasks) {
    this.deals = deals;
    this.pipelines = pipelines;
    this.activities = activities;
    this.tasks = tasks;
  }

  void write(Play play, Who who) {
    Map<String, UUID> stages =
        pipelines.page(Optional.empty(), 1).data().getFirst().stages().stream()
            .collect(Collectors.toMap(Stage::name, Stage::id));
    Map<String, UUID> named = new HashMap<>();
    play.sales().forEach(sale -> named.put(sale.name(), sell(sale, who, stages)));
    play.notes().forEach(noted -> note(noted, who));
    play.chores().forEach(chore -> plan(chore, who, named));
  }

  private UUID sell(Play.Sale sale, Who who, Map<String, UUID> stages) {
    Viewer owner = who.viewer(sale.owner());
    @Nullable UUID id = null;
    for (Map.Entry<String, LocalDate> step : sale.way().stages().entrySet()) {
      UUID stage = Objects.requireNonNull(stages.get(step.getKey()), step.getKey());
      @Nullable UUID known = id;
      id =
          Moments.at(
              moment(step.getValue()),
              () ->
                  known == null
                      ? deals.create(owner, first(sale, stage, who)).id()
                      : deals.change(owner, known, moved(stage), null).id());
    }
    return Objects.requireNonNull(id);
  }

  private static DealEdit first(Play.Sale sale, UUID stage, Who who) {
    return new DealEdit(
        Edit.to(sale.name()),
        Edit.leave(),
        Edit.to(stage),
        Edit.leave(),
        Edit.to(who.contacts(sale.with())),
        Edit.to(Money.read(sale.worth().amount(), sale.worth().currency())),
        Edit.to(sale.way().closes()),
        Edit.leave(),
        Edit.to(sale.way().tags()));
  }

  private static DealEdit moved(UUID stage) {
    return new DealEdit(
        Edit.leave(),
        Edit.leave(),
        Edit.to(stage),
        Edit.leave(),
        Edit.leave(),
        Edit.leave(),
        Edit.leave(),
        Edit.leave(),
        Edit.leave());
  }

  private void note(Play.Noted noted, Who who) {
    activities.create(
        who.viewer(noted.by()),
        Activity.Kind.valueOf(noted.kind()),
        new ActivityEdit(
            Edit.leave(),
            Edit.to(noted.told().text()),
            Edit.to(noted.at().atZone(Days.ZONE).toInstant()),
            noted.told().minutes().map(Edit::to).orElseGet(Edit::leave),
            Edit.to(who.contacts(noted.with()))));
  }

  private void plan(Play.Chore chore, Who who, Map<String, UUID> sales) {
    Play.Chore.About about = chore.about();
    List<UUID> people = who.contacts(about.people());
    var edit =
        new TaskEdit(
            Edit.leave(),
            Edit.to(chore.title()),
            Edit.to(due(chore.due(), about.time())),
            Edit.to(chore.isDone()),
            Edit.leave(),
            people.isEmpty() ? Edit.leave() : Edit.to(people.getFirst()),
            Edit.leave(),
            about.deal().isEmpty()
                ? Edit.leave()
                : Edit.to(Objects.requireNonNull(sales.get(about.deal()), about.deal())));
    Viewer viewer = who.viewer(chore.who());
    if (chore.isDone()) Moments.at(moment(chore.due()), () -> tasks.create(viewer, edit));
    else tasks.create(viewer, edit);
  }

  private static Due due(LocalDate day, String time) {
    return Due.read(time.isEmpty() ? day.toString() : day + "T" + time, Days.ZONE.getId());
  }

  private static Instant moment(LocalDate day) {
    return day.atTime(WHEN_WORK_IS_DONE).atZone(Days.ZONE).toInstant();
  }
}
