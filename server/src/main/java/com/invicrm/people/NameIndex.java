package com.invicrm.people;

import com.invicrm.people.NameSearch.Hit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.SelectLimitStep;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The names of other rooms' records, found as those of contacts and companies are.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class NameIndex {
  private final NameKeyStore keys;
  private final NameSearchStore search;

  NameIndex(NameKeyStore keys, NameSearchStore search) {
    this.keys = keys;
    this.search = search;
  }

  /// Makes these the only names of a record.
  public void put(SubjectKind kind, UUID subject, Collection<String> names) {
    keys.replace(kind, Map.of(subject, NameKeys.of(names)));
  }

  /// Masks what is no longer a name of these records, in the search rows that were put away.
  public void forgetFormer(Collection<UUID> subjects) {
    keys.maskPutAway(subjects);
  }

  /// The records that are named so, best match first.
  ///
  /// @param cursor of the page before
  /// @param isWanted further conditions on a record, given the column that holds its id; see [#has]
  public List<Hit> hits(
      SubjectKind kind,
      String text,
      Optional<String> cursor,
      int rows,
      Function<Field<UUID>, Condition> isWanted) {
    List<String> words = NameKeys.asked(text);
    if (words.isEmpty()) return List.of();
    return search.hits(new NameSearch(kind, words, cursor.map(Hit::read), rows, isWanted));
  }

  /// Whether a query finds anything, looked up record by record as they come along.
  public static Condition has(SelectLimitStep<Record1<Integer>> one) {
    return NameSearchStore.lookUp(one).isNotNull();
  }
}
