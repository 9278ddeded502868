package com.invicrm.people;

import com.invicrm.access.Audited;
import com.invicrm.access.Viewer;
import com.invicrm.people.TagStore.Place;
import com.invicrm.tenancy.CrmException.Conflict;
import com.invicrm.tenancy.CrmException.Invalid;
import com.invicrm.tenancy.CrmException.NotFound;
import com.invicrm.tenancy.CrmException.Stale;
import com.invicrm.tenancy.Cursor;
import com.invicrm.tenancy.Page;
import com.invicrm.tenancy.RecordChanged;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The words that people put on records.
@Component
@Transactional
public class Tags {
  private static final String KIND = "tag";

  private final TagStore store;
  private final ApplicationEventPublisher news;

  Tags(TagStore store, ApplicationEventPublisher news) {
    this.store = store;
    this.news = news;
  }

  /// A page of all tags by name.
  ///
  /// @throws Invalid of field `cursor` when it is none of this list
  @Transactional(readOnly = true)
  public Page<Tag> page(Shelf shelf, Optional<String> cursor, int limit) {
    Optional<Place> after =
        cursor.map(c -> Cursor.read(c, 2, p -> new Place(p.get(0), UUID.fromString(p.get(1)))));
    return Page.cut(store.page(after, shelf, limit + 1), limit, Tags::cursor);
  }

  /// One tag.
  ///
  /// @throws NotFound when there is none, or it was put away
  @Transactional(readOnly = true)
  public Tag find(UUID id) {
    return store.find(id, Shelf.inUse).orElseThrow(() -> missing(id));
  }

  /// The tag in use that is called so.
  @Transactional(readOnly = true)
  public Optional<UUID> named(String text) {
    return TagName.of(text).flatMap(n -> store.ids(List.of(n)).stream().findFirst());
  }

  /// The tags that are called so, made when they are missing.
  ///
  /// @throws Invalid of field `tags`, naming those that are none
  public List<UUID> named(List<String> texts) {
    return store.named(TagName.all(texts));
  }

  /// Writes a tag down.
  ///
  /// @throws Invalid of field `name` when it is none
  /// @throws Conflict when there is one of that name
  public Tag create(Viewer viewer, Edit<String> name) {
    TagName given = name(name.value());
    free(given);
    store.put(List.of(given), viewer.userId());
    Tag made = told(store.ids(List.of(given)).getFirst());
    news.publishEvent(Audited.made("tag.created", made.id(), made));
    return made;
  }

  /// Gives a tag another name, on all records that have it.
  ///
  /// @param expectedVersion the version that the edit is based on; null when the last write wins
  /// @throws NotFound when there is none, or it was put away
  /// @throws Stale when it stands at another version
  /// @throws Conflict when there is another of that name
  public Tag rename(UUID id, Edit<String> name, @Nullable Integer expectedVersion) {
    Tag now = store.lock(id, Shelf.inUse).orElseThrow(() -> missing(id));
    if (expectedVersion != null && expectedVersion != now.version()) {
      throw new Stale(now, name.given() ? Map.of("name", String.valueOf(name.value())) : Map.of());
    }
    TagName next = name(name.over(now.name()));
    if (!TagName.of(now.name()).equals(Optional.of(next))) {
      if (!next.norm().equals(NameKeys.normalise(now.name()))) free(next);
      store.rename(id, next);
    }
    Tag after = told(id);
    news.publishEvent(Audited.changed("tag.changed", id, now, after));
    return after;
  }

  /// Takes a tag away, from all records that have it.
  ///
  /// @throws NotFound when there is none, or it was put away before
  /// @throws Stale when it stands at another version
  public void putAway(UUID id, @Nullable Integer expectedVersion) {
    if (!store.move(id, Shelf.putAway, expectedVersion)) throw new Stale(find(id), Map.of());
    news.publishEvent(Audited.of("tag.deleted", id));
    news.publishEvent(RecordChanged.one(KIND, id));
  }

  /// Brings a tag back, to all records that had it.
  ///
  /// @throws NotFound when there is none
  /// @throws Conflict when another was given its name meanwhile
  public Tag restore(UUID id) {
    Optional<Tag> away = store.lock(id, Shelf.putAway);
    if (away.isEmpty()) return find(id);
    free(name(away.get().name()));
    store.move(id, Shelf.inUse, null);
    news.publishEvent(Audited.of("tag.restored", id));
    return told(id);
  }

  private void free(TagName name) {
    store.ids(List.of(name)).stream()
        .findFirst()
        .ifPresent(id -> {
          throw new Conflict("There is a tag " + name.written() + " already.", id);
        });
  }

  private Tag told(UUID id) {
    news.publishEvent(RecordChanged.one(KIND, id));
    return find(id);
  }

  private static TagName name(@Nullable String given) {
    return TagName.of(given == null ? "" : given)
        .orElseThrow(() -> new Invalid("name", "is missing, or longer than 50 characters"));
  }

  private static String cursor(Tag tag) {
    return Cursor.of(NameKeys.normalise(tag.name()), tag.id().toString());
  }

  private static NotFound missing(UUID id) {
    return new NotFound(KIND, id);
  }
}
