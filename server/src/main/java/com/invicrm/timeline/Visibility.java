package com.invicrm.timeline;

import static com.invicrm.schema.Tables.MESSAGE_COPIES;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import com.invicrm.access.Viewer;
import java.util.UUID;
import org.jooq.Field;

/// Who may see what of a mail: the one rule for every surface.
///
/// Whoever has a copy in a mailbox of their own sees everything; others see as much as the most
/// generous owner of a copy shares, which is nothing but who and when unless they say so. A manager
/// or admin is no exception.
final class Visibility {
  static final int METADATA = 0;
  static final int SUBJECT = 1;
  static final int EVERYTHING = 2;

  private final UUID user;

  private Visibility(UUID user) {
    this.user = user;
  }

  static Visibility of(Viewer viewer) {
    return new Visibility(viewer.userId());
  }

  /// The level of a message, as a column of whatever statement reads it.
  ///
  /// @param messageId the message of the row; null for what people wrote down, which all colleagues
  ///   see
  Field<Integer> level(Field<UUID> tenant, Field<UUID> messageId) {
    Field<Integer> copy =
        when(MESSAGE_COPIES.USER_ID.eq(user), inline(EVERYTHING))
            .otherwise(MESSAGE_COPIES.SHARING.cast(Integer.class));
    Field<Integer> best =
        field(
            select(max(copy))
                .from(MESSAGE_COPIES)
                .where(
                    MESSAGE_COPIES.TENANT_ID.eq(tenant),
                    MESSAGE_COPIES.MESSAGE_ID.eq(messageId),
                    MESSAGE_COPIES.IS_DELETED.isFalse()));
    return when(messageId.isNull(), inline(EVERYTHING)).otherwise(coalesce(best, inline(METADATA)));
  }

  static Access access(int level) {
    return switch (level) {
      case EVERYTHING -> Access.everything;
      case SUBJECT -> Access.subject;
      default -> Access.metadata;
    };
  }
}
