package com.invicrm.sync;

import com.invicrm.tenancy.Tenants;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Blots people who are erased out of names of files and of folders in them.
@Component
class ImportMaskStore {
  private static final String IMPORTS =
      """
      select i.id, i.file_name, i.error, i.owner, i.addresses from imports i
      where i.tenant_id = ? and i.is_deleted in (false, true) and exists (
        select 1 from unnest(cast(? as text[])) w
        where strpos(lower(concat_ws(' ', i.file_name, i.error, i.owner, array_to_string(i.addresses, ' '))), lower(w)) > 0)
      """;

  private static final String REPLACE_IMPORT =
      """
      update imports set file_name = ?, error = ?, owner = ?, addresses = cast(? as text[]), updated_at = now()
      where tenant_id = ? and id = ? and is_deleted in (false, true)
      """;

  private static final String PROBLEMS =
      """
      select p.id, p.place, p.what from import_problems p
      where p.tenant_id = ? and p.is_deleted in (false, true) and exists (
        select 1 from unnest(cast(? as text[])) w where strpos(lower(p.place || ' ' || p.what), lower(w)) > 0)
      """;

  private static final String REPLACE_PROBLEMS =
      """
      update import_problems t set place = w.place, what = w.what
      from unnest(cast(? as uuid[]), cast(? as text[]), cast(? as text[])) as w (id, place, what)
      where t.tenant_id = ? and t.id = w.id and t.is_deleted in (false, true)
      """;

  private final DSLContext sql;

  ImportMaskStore(DSLContext sql) {
    this.sql = sql;
  }

  private record Problem(UUID id, String place, String what) {}

  /// Of how many imports and problems that hold one of these words.
  int mask(Collection<String> words, UnaryOperator<String> blot) {
    if (words.isEmpty()) return 0;
    String[] all = words.toArray(String[]::new);
    return imports(all, blot) + problems(all, blot);
  }

  private int imports(String[] words, UnaryOperator<String> blot) {
    var rows = sql.fetch(IMPORTS, tenant(), words);
    rows.forEach(r -> {
      List<String> addresses = List.of(r.get(4, String[].class));
      sql.execute(
          REPLACE_IMPORT,
          blot.apply(r.get(1, String.class)),
          blotted(r.get(2, String.class), blot),
          blotted(r.get(3, String.class), blot),
          addresses.stream().map(blot).toArray(String[]::new),
          tenant(),
          r.get(0, UUID.class));
    });
    return rows.size();
  }

  private static @Nullable String blotted(@Nullable String text, UnaryOperator<String> blot) {
    return text == null ? null : blot.apply(text);
  }

  private int problems(String[] words, UnaryOperator<String> blot) {
    List<Problem> rows =
        sql.fetch(PROBLEMS, tenant(), words)
            .map(r ->
                new Problem(
                    r.get(0, UUID.class),
                    blot.apply(r.get(1, String.class)),
                    blot.apply(r.get(2, String.class))));
    if (rows.isEmpty()) return 0;
    return sql.execute(
        REPLACE_PROBLEMS,
        rows.stream().map(Problem::id).toArray(UUID[]::new),
        rows.stream().map(Problem::place).toArray(String[]::new),
        rows.stream().map(Problem::what).toArray(String[]::new),
        tenant());
  }

  private static UUID tenant() {
    return Tenants.required().value();
  }
}
