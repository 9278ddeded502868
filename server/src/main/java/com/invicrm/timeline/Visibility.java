package com.invicrm.timeline;

import static com.invicrm.schema.Tables.MESSAGE_COPIES;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import com.invicrm.access.Viewer;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Table;

/// Who may see what of a mail: the one rule for every surface.
///
/// Whoever has a copy in a mailbox of their own sees everything; others see as much as the most
/// generous owner of a copy shares with all, or gave to them alone, which is nothing but who and
/// when unless they say so. A manager or admin is no exception. What follows from an owner's rules
/// stands on the copy ([CopyLevels]).
final class Visibility {
  static final int METADATA = 0;
  static final int SUBJECT = 1;
  static final int EVERYTHING = 2;

  private static final String SEEN = "seen";
  private static final Field<Integer> BEST = field(name(SEEN, "best"), Integer.class);

  private final UUID user;

  private Visibility(UUID user) {
    this.user = user;
  }

  static Visibility of(Viewer viewer) {
    return of(viewer.userId());
  }

  /// The eyes of a user, whoever looks.
  static Visibility of(UUID user) {
    return new Visibility(user);
  }

  /// The most generous of a message's copies, to be joined to whatever statement reads messages; it
  /// is looked up once a row, however often [#level] is mentioned.
  Table<?> copies(Field<UUID> tenant, Field<UUID> messageId) {
    Field<Integer> copy =
        when(MESSAGE_COPIES.USER_ID.eq(user), inline(EVERYTHING))
            .when(val(user).eq(any(MESSAGE_COPIES.EVERYTHING_TO)), inline(EVERYTHING))
            .when(
                val(user).eq(any(MESSAGE_COPIES.SUBJECT_TO)),
                greatest(MESSAGE_COPIES.SHARING.cast(Integer.class), inline(SUBJECT)))
            .otherwise(MESSAGE_COPIES.SHARING.cast(Integer.class));
    return lateral(
        select(max(copy).as(BEST))
            .from(MESSAGE_COPIES)
            .where(
                MESSAGE_COPIES.TENANT_ID.eq(tenant),
                MESSAGE_COPIES.MESSAGE_ID.eq(messageId),
                MESSAGE_COPIES.IS_DELETED.isFalse())
            .asTable(SEEN));
  }

  /// The level of a message, beside [#copies].
  ///
  /// @param messageId the message of the row; null for what people wrote down, which all colleagues
  ///   see
  static Field<Integer> level(Field<UUID> messageId) {
    return when(messageId.isNull(), inline(EVERYTHING)).otherwise(coalesce(BEST, inline(METADATA)));
  }

  static short level(Access access) {
    return switch (access) {
      case metadata -> METADATA;
      case subject -> SUBJECT;
      case everything -> EVERYTHING;
    };
  }

  static Access access(int level) {
    return switch (level) {
      case EVERYTHING -> Access.everything;
      case SUBJECT -> Access.subject;
      default -> Access.metadata;
    };
  }
}
