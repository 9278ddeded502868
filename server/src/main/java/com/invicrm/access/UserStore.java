package com.invicrm.access;

import static com.invicrm.schema.Tables.TENANTS;
import static com.invicrm.schema.Tables.USERS;

import com.invicrm.tenancy.Tenants;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class UserStore {
  /// What a sign-in is checked against.
  ///
  /// @param version of the user's row: another one means that something changed meanwhile
  record Credentials(UUID userId, Optional<String> passwordHash, int tokenVersion, int version) {}

  private final DSLContext sql;

  UserStore(DSLContext sql) {
    this.sql = sql;
  }

  void insert(
      UUID id,
      String email,
      String emailNorm,
      String name,
      Role role,
      @Nullable String passwordHash,
      @Nullable UUID by) {
    sql.insertInto(USERS)
        .set(USERS.TENANT_ID, Tenants.required().value())
        .set(USERS.ID, id)
        .set(USERS.EMAIL, email)
        .set(USERS.EMAIL_NORM, emailNorm)
        .set(USERS.NAME, name)
        .set(USERS.ROLE, role.name())
        .set(USERS.PASSWORD_HASH, passwordHash)
        .set(USERS.CREATED_BY, by)
        .execute();
  }

  Optional<Credentials> credentials(UUID userId) {
    return credentials(userId, false);
  }

  /// The same, held as they are until the end of the transaction.
  Optional<Credentials> held(UUID userId) {
    return credentials(userId, true);
  }

  private Optional<Credentials> credentials(UUID userId, boolean held) {
    var query =
        sql.select(USERS.ID, USERS.PASSWORD_HASH, USERS.TOKEN_VERSION, USERS.VERSION)
            .from(USERS)
            .where(alive(), USERS.ID.eq(userId), USERS.STATUS.eq("active"));
    return (held ? query.forShare() : query)
        .fetchOptional(r ->
            new Credentials(r.value1(), Optional.ofNullable(r.value2()), r.value3(), r.value4()));
  }

  /// Another password; the row is held by it until the end of the transaction.
  void setPassword(UUID userId, String hash) {
    sql.update(USERS)
        .set(USERS.PASSWORD_HASH, hash)
        .set(USERS.VERSION, USERS.VERSION.plus(1))
        .set(USERS.UPDATED_AT, DSL.currentInstant())
        .where(alive(), USERS.ID.eq(userId))
        .execute();
  }

  Optional<User> find(UUID userId) {
    return select(USERS.ID.eq(userId)).stream().findFirst();
  }

  Optional<User> active(UUID userId) {
    return select(USERS.ID.eq(userId).and(USERS.STATUS.eq("active"))).stream().findFirst();
  }

  List<User> page(@Nullable UUID after, int limit) {
    return sql.select(columns())
        .from(USERS.join(TENANTS).on(TENANTS.ID.eq(USERS.TENANT_ID), TENANTS.IS_DELETED.isFalse()))
        .where(alive(), after == null ? DSL.noCondition() : USERS.ID.gt(after))
        .orderBy(USERS.ID)
        .limit(limit)
        .fetch(UserStore::user);
  }

  Optional<UUID> byEmail(String emailNorm) {
    return sql.select(USERS.ID)
        .from(USERS)
        .where(alive(), USERS.EMAIL_NORM.eq(emailNorm))
        .fetchOptional(USERS.ID);
  }

  Set<String> addresses() {
    return sql.select(USERS.EMAIL_NORM).from(USERS).where(alive()).fetchSet(USERS.EMAIL_NORM);
  }

  Map<UUID, String> names(Collection<UUID> ids) {
    return sql.select(USERS.ID, USERS.NAME)
        .from(USERS)
        .where(
            USERS.TENANT_ID.eq(Tenants.required().value()),
            USERS.ID.eq(DSL.any(ids.toArray(UUID[]::new))))
        .and(USERS.IS_DELETED.in(true, false))
        .fetchMap(USERS.ID, USERS.NAME);
  }

  void change(
      UUID userId, @Nullable String name, @Nullable String locale, @Nullable String timezone) {
    sql.update(USERS)
        .set(USERS.NAME, name == null ? USERS.NAME : DSL.val(name))
        .set(USERS.LOCALE, locale == null ? USERS.LOCALE : DSL.val(locale))
        .set(USERS.TIMEZONE, timezone == null ? USERS.TIMEZONE : DSL.val(timezone))
        .set(USERS.VERSION, USERS.VERSION.plus(1))
        .set(USERS.UPDATED_AT, DSL.currentInstant())
        .where(alive(), USERS.ID.eq(userId))
        .execute();
  }

  /// Changes what an admin may change.
  void change(UUID userId, String name, Role role, User.Status status) {
    sql.update(USERS)
        .set(USERS.NAME, name)
        .set(USERS.ROLE, role.name())
        .set(USERS.STATUS, status.name())
        .set(USERS.VERSION, USERS.VERSION.plus(1))
        .set(USERS.UPDATED_AT, DSL.currentInstant())
        .where(alive(), USERS.ID.eq(userId))
        .execute();
  }

  /// Makes all tokens of a user worthless.
  void endTokens(UUID userId) {
    sql.update(USERS)
        .set(USERS.TOKEN_VERSION, USERS.TOKEN_VERSION.plus(1))
        .set(USERS.VERSION, USERS.VERSION.plus(1))
        .where(alive(), USERS.ID.eq(userId))
        .execute();
  }

  /// The active admins, who stay such until the end of the transaction.
  List<UUID> holdAdmins() {
    return sql.select(USERS.ID)
        .from(USERS)
        .where(alive(), USERS.ROLE.eq(Role.admin.name()), USERS.STATUS.eq("active"))
        .orderBy(USERS.ID)
        .forUpdate()
        .fetch(USERS.ID);
  }

  private List<User> select(Condition condition) {
    return sql.select(columns())
        .from(USERS.join(TENANTS).on(TENANTS.ID.eq(USERS.TENANT_ID), TENANTS.IS_DELETED.isFalse()))
        .where(alive(), condition)
        .fetch(UserStore::user);
  }

  private static List<org.jooq.Field<?>> columns() {
    return List.of(
        USERS.ID,
        USERS.EMAIL,
        USERS.NAME,
        USERS.ROLE,
        USERS.STATUS,
        DSL.coalesce(USERS.LOCALE, TENANTS.LOCALE).as(USERS.LOCALE),
        DSL.coalesce(USERS.TIMEZONE, TENANTS.TIMEZONE).as(USERS.TIMEZONE));
  }

  private static Condition alive() {
    return USERS.TENANT_ID.eq(Tenants.required().value()).and(USERS.IS_DELETED.isFalse());
  }

  private static User user(Record row) {
    return new User(
        row.get(USERS.ID),
        row.get(USERS.EMAIL),
        row.get(USERS.NAME),
        Role.valueOf(row.get(USERS.ROLE)),
        User.Status.valueOf(row.get(USERS.STATUS)),
        row.get(USERS.LOCALE.getName(), String.class),
        row.get(USERS.TIMEZONE.getName(), String.class));
  }
}
