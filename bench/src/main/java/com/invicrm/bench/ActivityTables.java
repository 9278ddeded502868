package com.invicrm.bench;

import com.invicrm.bench.World.Happening;
import com.invicrm.bench.World.Kind;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Activities, and whose timelines they are on.
final class ActivityTables {
  private final TableCopy copy;
  private final Loader.Owner owner;
  private final World world;
  private final Prose prose = new Prose();

  ActivityTables(TableCopy copy, Loader.Owner owner, World world) {
    this.copy = copy;
    this.owner = owner;
    this.world = world;
  }

  void load() throws SQLException, IOException {
    copy.into(
        "activities",
        "id, occurred_at, created_at, updated_at, kind, source, subject, text, created_by, direction, thread_id, "
            + "message_id, source_kind, source_id",
        world.happenings().stream(),
        h -> h.kind() == Kind.note ? note(h) : mail(h));
    copy.into(
        "activity_contacts",
        "contact_id, activity_id, at",
        world.happenings().stream(),
        h -> List.of(h.with().id(), h.id(), h.at()));
    copy.into(
        "activity_companies",
        "company_id, activity_id, at",
        world.happenings().stream(),
        h -> List.of(h.with().firm().id(), h.id(), h.at()));
  }

  private List<?> note(Happening h) {
    return row(
        h,
        "note",
        "person",
        prose.line(30),
        prose.some(300),
        owner.user(),
        null,
        null,
        null,
        null,
        null);
  }

  private static List<?> mail(Happening h) {
    return row(
        h,
        "email",
        "mail",
        null,
        null,
        null,
        h.kind(),
        h.thread(),
        h.message(),
        "message",
        h.message());
  }

  private static List<?> row(Happening h, @Nullable Object... values) {
    @Nullable Object[] all =
        Arrays.copyOf(new @Nullable Object[] {h.id(), h.at(), h.at(), h.at()}, 4 + values.length);
    System.arraycopy(values, 0, all, 4, values.length);
    return Arrays.asList(all);
  }
}
