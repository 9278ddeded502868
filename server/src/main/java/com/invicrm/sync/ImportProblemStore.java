package com.invicrm.sync;

import static com.invicrm.schema.Tables.IMPORT_PROBLEMS;

import com.invicrm.tenancy.Ids;
import com.invicrm.tenancy.Tenants;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What people should know of what an import read.
@Component
class ImportProblemStore {
  private static final String ADD =
      """
      insert into import_problems (tenant_id, import_id, id, place, what, what_to_do)
      select cast(? as uuid), cast(? as uuid), p.*
      from unnest(cast(? as uuid[]), cast(? as text[]), cast(? as text[]), cast(? as text[])) p
      """;

  private final DSLContext sql;

  ImportProblemStore(DSLContext sql) {
    this.sql = sql;
  }

  /// Puts all problems of an import away, before it begins anew.
  void forget(UUID importId) {
    sql.execute(
        "update import_problems set is_deleted = true where tenant_id = ? and import_id = ? and not is_deleted",
        Tenants.required().value(),
        importId);
  }

  void add(UUID importId, List<ImportProblem> problems) {
    if (problems.isEmpty()) return;
    sql.execute(
        ADD,
        Tenants.required().value(),
        importId,
        problems.stream().map(_ -> Ids.next()).toArray(UUID[]::new),
        texts(problems, ImportProblem::where),
        texts(problems, ImportProblem::what),
        texts(problems, ImportProblem::whatToDo));
  }

  List<ImportProblem> page(UUID importId, @Nullable UUID after, int limit) {
    return sql.select(
            IMPORT_PROBLEMS.ID,
            IMPORT_PROBLEMS.PLACE,
            IMPORT_PROBLEMS.WHAT,
            IMPORT_PROBLEMS.WHAT_TO_DO)
        .from(IMPORT_PROBLEMS)
        .where(
            IMPORT_PROBLEMS.TENANT_ID.eq(Tenants.required().value()),
            IMPORT_PROBLEMS.IMPORT_ID.eq(importId),
            IMPORT_PROBLEMS.IS_DELETED.isFalse(),
            after == null ? DSL.noCondition() : IMPORT_PROBLEMS.ID.gt(after))
        .orderBy(IMPORT_PROBLEMS.ID)
        .limit(limit)
        .fetch(r -> new ImportProblem(r.value1(), r.value2(), r.value3(), r.value4()));
  }

  private static String[] texts(List<ImportProblem> rows, Function<ImportProblem, String> text) {
    return rows.stream().map(text).toArray(String[]::new);
  }
}
