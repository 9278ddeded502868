package com.invicrm.people;

import static com.invicrm.schema.Tables.TAGS;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import com.invicrm.schema.tables.records.TagsRecord;
import com.invicrm.tenancy.Ids;
import com.invicrm.tenancy.Tenants;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads and writes tags.
@Component
class TagStore {
  private static final String PUT =
      """
      insert into tags (tenant_id, id, name, name_norm, created_by, source)
      select cast(? as uuid), w.id, w.name, w.norm, cast(? as uuid), 'person'
      from unnest(cast(? as uuid[]), cast(? as text[]), cast(? as text[])) as w (id, name, norm)
      order by w.norm collate "C"
      on conflict (tenant_id, name_norm) where not is_deleted do nothing
      """;

  /// Where a page ended.
  record Place(String norm, UUID id) {}

  private final DSLContext sql;

  TagStore(DSLContext sql) {
    this.sql = sql;
  }

  /// By name.
  List<Tag> page(Optional<Place> after, Shelf shelf, int rows) {
    return sql.selectFrom(TAGS)
        .where(
            TAGS.TENANT_ID.eq(tenant()),
            on(shelf),
            after
                .map(p -> row(TAGS.NAME_NORM, TAGS.ID).gt(p.norm(), p.id()))
                .orElseGet(DSL::noCondition))
        .orderBy(TAGS.NAME_NORM, TAGS.ID)
        .limit(rows)
        .fetch(TagStore::tag);
  }

  Optional<Tag> find(UUID id, Shelf shelf) {
    return sql.selectFrom(TAGS).where(is(id), on(shelf)).fetchOptional(TagStore::tag);
  }

  /// The tag, which nobody else changes until this transaction ends.
  Optional<Tag> lock(UUID id, Shelf shelf) {
    return sql.selectFrom(TAGS)
        .where(is(id), on(shelf))
        .forNoKeyUpdate()
        .fetchOptional(TagStore::tag);
  }

  /// Makes the tags that are missing.
  void put(List<TagName> names, @Nullable UUID by) {
    sql.execute(
        PUT,
        tenant(),
        by,
        names.stream().map(_ -> Ids.next()).toArray(UUID[]::new),
        names.stream().map(TagName::written).toArray(String[]::new),
        names.stream().map(TagName::norm).toArray(String[]::new));
  }

  /// The tags in use that are called so.
  List<UUID> ids(List<TagName> names) {
    return sql.select(TAGS.ID)
        .from(TAGS)
        .where(
            TAGS.TENANT_ID.eq(tenant()),
            TAGS.NAME_NORM.eq(any(names.stream().map(TagName::norm).toArray(String[]::new))),
            on(Shelf.inUse))
        .orderBy(TAGS.ID)
        .fetch(TAGS.ID);
  }

  /// The tags that are called so, made when they are missing.
  List<UUID> named(List<TagName> names) {
    if (names.isEmpty()) return List.of();
    put(names, null);
    return ids(names);
  }

  void rename(UUID id, TagName name) {
    sql.update(TAGS)
        .set(TAGS.NAME, name.written())
        .set(TAGS.NAME_NORM, name.norm())
        .set(TAGS.VERSION, TAGS.VERSION.plus(1))
        .set(TAGS.UPDATED_AT, DSL.currentInstant())
        .where(is(id), TAGS.IS_DELETED.isFalse())
        .execute();
  }

  /// Puts away or brings back, and tells whether it did.
  boolean move(UUID id, Shelf to, @Nullable Integer expectedVersion) {
    return sql.update(TAGS)
            .set(TAGS.IS_DELETED, to == Shelf.putAway)
            .set(TAGS.VERSION, TAGS.VERSION.plus(1))
            .set(TAGS.UPDATED_AT, DSL.currentInstant())
            .where(is(id), on(to == Shelf.putAway ? Shelf.inUse : Shelf.putAway))
            .and(expectedVersion == null ? noCondition() : TAGS.VERSION.eq(expectedVersion))
            .execute()
        > 0;
  }

  private static Condition on(Shelf shelf) {
    return shelf == Shelf.inUse ? TAGS.IS_DELETED.isFalse() : TAGS.IS_DELETED.isTrue();
  }

  private static Condition is(UUID id) {
    return TAGS.TENANT_ID.eq(tenant()).and(TAGS.ID.eq(id));
  }

  private static Tag tag(TagsRecord r) {
    return new Tag(
        r.getId(),
        r.getName(),
        r.getSource(),
        r.getVersion(),
        r.getCreatedAt(),
        r.getUpdatedAt(),
        r.getIsDeleted());
  }

  private static UUID tenant() {
    return Tenants.required().value();
  }
}
