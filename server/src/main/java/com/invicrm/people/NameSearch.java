package com.invicrm.people;

import static com.invicrm.schema.Tables.NAME_KEYS;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import com.invicrm.people.NameKey.Kind;
import com.invicrm.schema.tables.NameKeys;
import com.invicrm.tenancy.Cursor;
import com.invicrm.tenancy.Tenants;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record3;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/// Finds subjects by parts of their names in key order, whole words first, each subject once.
///
/// It walks the keys that begin with the longest word asked for and stops when the page is full;
/// the other words are looked up per subject. Every comparison is `=`, `<` or `>=`: others are not
/// leakproof and would keep PostgreSQL from the indexes under row level security.
///
/// @param words at least one, as [com.invicrm.people.NameKeys#asked] gives them
record NameSearch(
    SubjectKind subject,
    List<String> words,
    Optional<Place> after,
    Function<Field<UUID>, Condition> subjectIs) {
  /// The table of hits that [#hits] gives, and its columns; `start` sorts before `within`.
  static final String HITS = "hits";

  static final Field<String> KIND = DSL.field(DSL.name(HITS, "kind"), String.class);
  static final Field<String> KEY = DSL.field(DSL.name(HITS, "key"), String.class);
  static final Field<UUID> SUBJECT = DSL.field(DSL.name(HITS, "subject_id"), UUID.class);

  /// No name holds it, and it sorts after whatever follows the same letters.
  private static final String LAST_LETTER = Character.toString(Character.MAX_CODE_POINT);

  /// Where a page of hits ended.
  record Place(Kind kind, String key, UUID subject) {
    static Place read(String cursor) {
      return Cursor.read(
          cursor, 3, p -> new Place(Kind.valueOf(p.get(0)), p.get(1), UUID.fromString(p.get(2))));
    }

    /// Keys of words hold no `@`.
    boolean isOfAddress() {
      return key.indexOf('@') > 0;
    }

    static List<String> of(String kind, String key, UUID subject) {
      return List.of(kind, key, subject.toString());
    }
  }

  /// At most so many hits, as a table.
  Table<?> hits(int rows) {
    return found(rows).asTable(HITS, "kind", "key", "subject_id");
  }

  private Select<Record3<String, String, UUID>> found(int rows) {
    if (after.map(Place::kind).orElse(Kind.start) == Kind.within) return within(rows);
    return isShort(words.getFirst()) ? start(rows) : start(rows).unionAll(within(rows));
  }

  private Select<Record3<String, String, UUID>> start(int rows) {
    NameKeys earlier = NAME_KEYS.as("e");
    Condition first = earlier.KIND.eq(inline(Kind.start.name())).and(earlier.KEY.lt(NAME_KEYS.KEY));
    return branch(Kind.start, earlier, first, rows);
  }

  private Select<Record3<String, String, UUID>> within(int rows) {
    NameKeys earlier = NAME_KEYS.as("e");
    Condition first = earlier.KIND.eq(inline(Kind.start.name())).or(earlier.KEY.lt(NAME_KEYS.KEY));
    return branch(Kind.within, earlier, first, rows);
  }

  private Select<Record3<String, String, UUID>> branch(
      Kind kind, NameKeys earlier, Condition comesFirst, int rows) {
    return select(inline(kind.name()), NAME_KEYS.KEY, NAME_KEYS.SUBJECT_ID)
        .from(NAME_KEYS)
        .where(
            ofTenant(NAME_KEYS),
            NAME_KEYS.KIND.eq(inline(kind.name())),
            beginsWith(NAME_KEYS, words.getFirst()),
            notBefore(kind),
            notExists(
                selectOne()
                    .from(earlier)
                    .where(ofSubject(earlier), beginsWith(earlier, words.getFirst()), comesFirst)),
            subjectIs.apply(NAME_KEYS.SUBJECT_ID))
        .and(alsoNamed())
        .orderBy(NAME_KEYS.KEY, NAME_KEYS.SUBJECT_ID)
        .limit(inline(rows));
  }

  private Condition notBefore(Kind kind) {
    return after
        .filter(p -> p.kind() == kind)
        .map(p -> row(NAME_KEYS.KEY, NAME_KEYS.SUBJECT_ID).gt(val(p.key()), val(p.subject())))
        .orElseGet(DSL::noCondition);
  }

  private Condition alsoNamed() {
    return words.stream().skip(1).map(this::named).reduce(noCondition(), Condition::and);
  }

  private Condition named(String word) {
    NameKeys other = NAME_KEYS.as("o");
    Condition whole = isShort(word) ? other.KIND.eq(inline(Kind.start.name())) : noCondition();
    return exists(selectOne().from(other).where(ofSubject(other), beginsWith(other, word), whole));
  }

  private Condition ofTenant(NameKeys keys) {
    return keys.TENANT_ID
        .eq(Tenants.required().value())
        .and(keys.SUBJECT_KIND.eq(inline(subject.name())))
        .and(keys.IS_DELETED.isFalse());
  }

  private Condition ofSubject(NameKeys keys) {
    return ofTenant(keys).and(keys.SUBJECT_ID.eq(NAME_KEYS.SUBJECT_ID));
  }

  private static Condition beginsWith(NameKeys keys, String word) {
    return keys.KEY.ge(word).and(keys.KEY.lt(word + LAST_LETTER));
  }

  private static boolean isShort(String word) {
    return word.codePointCount(0, word.length()) < NameKey.MIN_WITHIN;
  }
}
