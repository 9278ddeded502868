package com.invicrm.people;

/// The statements that put tags on records: each kind of record has a table of its own, of one and
/// the same shape.
public final class TagSql {
  private TagSql() {}

  /// Takes all tags off a record but some: tenant, record, those.
  public static String remove(String kind) {
    return """
    update %1$s_tags set is_deleted = true
    where tenant_id = ? and %1$s_id = ? and not is_deleted and tag_id <> all (cast(? as uuid[]))
    """
        .formatted(kind);
  }

  /// Puts tags on a record: tenant, record, those.
  public static String put(String kind) {
    return """
    insert into %1$s_tags as mine (tenant_id, %1$s_id, tag_id)
    select cast(? as uuid), cast(? as uuid), t.id from unnest(cast(? as uuid[])) as t (id)
    order by t.id
    on conflict (tenant_id, tag_id, %1$s_id) do update set is_deleted = false where mine.is_deleted
    """
        .formatted(kind);
  }
}
