package com.invicrm.people;

import static com.invicrm.schema.Tables.NAME_KEYS;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import com.invicrm.people.NameKey.Kind;
import com.invicrm.people.NameSearch.Hit;
import com.invicrm.schema.tables.NameKeys;
import com.invicrm.tenancy.Tenants;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.SelectConditionStep;
import org.jooq.SelectLimitStep;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/// Finds subjects by parts of their names in key order, whole words first, each subject once.
///
/// It walks the keys that begin with one of the words and stops when the page is full; everything
/// else is looked up per subject. Every comparison is `=`, `<` or `>=`: others are not leakproof
/// and would keep PostgreSQL from the indexes under row level security.
@Component
class NameSearchStore {
  /// No name holds it, and it sorts after whatever follows the same letters.
  private static final String LAST_LETTER = Character.toString(Character.MAX_CODE_POINT);

  private static final List<Kind> OF_PARTS = List.of(Kind.start, Kind.within);

  private final DSLContext sql;

  NameSearchStore(DSLContext sql) {
    this.sql = sql;
  }

  List<Hit> hits(NameSearch search) {
    List<Hit> hits = new ArrayList<>();
    for (Kind kind : OF_PARTS) {
      int missing = search.rows() - hits.size();
      if (missing > 0 && search.goesThrough(kind)) hits.addAll(hits(search, kind, missing));
    }
    return hits;
  }

  private List<Hit> hits(NameSearch search, Kind kind, int rows) {
    return sql.select(NAME_KEYS.KEY, NAME_KEYS.SUBJECT_ID)
        .from(NAME_KEYS)
        .where(ofKind(NAME_KEYS, search.subject()))
        .and(NAME_KEYS.KIND.eq(inline(kind.name())))
        .and(beginsWith(NAME_KEYS, search.word()))
        .and(notBefore(search, kind))
        .and(alsoNamed(search))
        .and(lookUp(earlier(search, kind)).isNull())
        .and(search.isWanted().apply(NAME_KEYS.SUBJECT_ID))
        .orderBy(NAME_KEYS.KEY, NAME_KEYS.SUBJECT_ID)
        .limit(inline(rows))
        .fetch(r -> new Hit(kind, r.value1(), r.value2()));
  }

  private static Condition notBefore(NameSearch search, Kind kind) {
    return search
        .after()
        .filter(hit -> hit.kind() == kind)
        .map(hit -> row(NAME_KEYS.KEY, NAME_KEYS.SUBJECT_ID).gt(val(hit.key()), val(hit.subject())))
        .orElseGet(DSL::noCondition);
  }

  /// A key of the same subject that comes before and matches too.
  private static SelectLimitStep<Record1<Integer>> earlier(NameSearch search, Kind kind) {
    NameKeys other = NAME_KEYS.as("e");
    Condition isStart = other.KIND.eq(inline(Kind.start.name()));
    Condition isLess = other.KEY.lt(NAME_KEYS.KEY);
    return ofSubject(search, other)
        .and(beginsWith(other, search.word()))
        .and(kind == Kind.start ? isStart.and(isLess) : isStart.or(isLess));
  }

  private static Condition alsoNamed(NameSearch search) {
    return search.words().stream()
        .skip(1)
        .map(word -> lookUp(named(search, word)).isNotNull())
        .reduce(noCondition(), Condition::and);
  }

  private static SelectLimitStep<Record1<Integer>> named(NameSearch search, String word) {
    NameKeys other = NAME_KEYS.as("o");
    Condition isStart = other.KIND.eq(inline(Kind.start.name()));
    return ofSubject(search, other)
        .and(beginsWith(other, word))
        .and(NameKey.isShort(word) ? isStart : noCondition());
  }

  /// Looked up once for each row that comes along: PostgreSQL would turn an EXISTS into a join and
  /// read all matches before it knows the first page.
  static Field<Integer> lookUp(SelectLimitStep<Record1<Integer>> one) {
    return field(one.limit(inline(1)));
  }

  private static SelectConditionStep<Record1<Integer>> ofSubject(NameSearch search, NameKeys keys) {
    return selectOne()
        .from(keys)
        .where(ofKind(keys, search.subject()))
        .and(keys.KIND.in(OF_PARTS.stream().map(k -> inline(k.name())).toList()))
        .and(keys.SUBJECT_ID.eq(NAME_KEYS.SUBJECT_ID));
  }

  private static Condition ofKind(NameKeys keys, SubjectKind subject) {
    return keys.TENANT_ID
        .eq(Tenants.required().value())
        .and(keys.SUBJECT_KIND.eq(inline(subject.name())))
        .and(keys.IS_DELETED.isFalse());
  }

  private static Condition beginsWith(NameKeys keys, String word) {
    return keys.KEY.ge(word).and(keys.KEY.lt(word + LAST_LETTER));
  }
}
