package com.invicrm.people;

import com.invicrm.people.NameKey.Kind;
import com.invicrm.tenancy.Cursor;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;

/// What is looked for in names.
///
/// @param words at least one, as [NameKeys#asked] gives them
/// @param after where the page before ended
/// @param rows at most so many
/// @param isWanted further conditions on a subject, given the column that holds its id
public record NameSearch(
    SubjectKind subject,
    List<String> words,
    Optional<Hit> after,
    int rows,
    Function<Field<UUID>, Condition> isWanted) {

  /// A subject that was found, by which of its keys.
  public record Hit(Kind kind, String key, UUID subject) {
    /// Where a page ended.
    ///
    /// @throws com.invicrm.tenancy.CrmException.Invalid of field `cursor` when it is none of a
    ///   search
    public static Hit read(String cursor) {
      return Cursor.read(
          cursor, 3, p -> new Hit(Kind.valueOf(p.get(0)), p.get(1), UUID.fromString(p.get(2))));
    }

    List<String> place() {
      return List.of(kind.name(), key, subject.toString());
    }

    /// Keys of words hold no `@`.
    boolean isOfAddress() {
      return key.indexOf('@') > 0;
    }
  }

  /// The word that is looked for first.
  String word() {
    return words.getFirst();
  }

  /// Whether this kind of keys is still to be looked through.
  boolean goesThrough(Kind kind) {
    boolean isFit = kind == Kind.start || !NameKey.isShort(word());
    return isFit && after.map(hit -> hit.kind().compareTo(kind) <= 0).orElse(true);
  }
}
