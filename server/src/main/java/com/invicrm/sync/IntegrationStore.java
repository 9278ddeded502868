package com.invicrm.sync;

import static com.invicrm.schema.Tables.CHANNELS;
import static com.invicrm.schema.Tables.INTEGRATION_ADDRESSES;
import static com.invicrm.schema.Tables.USER_INTEGRATIONS;

import com.invicrm.access.ContactPolicy;
import com.invicrm.access.Tenant;
import com.invicrm.capture.Mailbox;
import com.invicrm.tenancy.Ids;
import com.invicrm.tenancy.Tenants;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class IntegrationStore {
  private static final Field<String[]> OWN =
      DSL.array(
          DSL.select(INTEGRATION_ADDRESSES.EMAIL_NORM)
              .from(INTEGRATION_ADDRESSES)
              .where(
                  INTEGRATION_ADDRESSES.TENANT_ID.eq(USER_INTEGRATIONS.TENANT_ID),
                  INTEGRATION_ADDRESSES.INTEGRATION_ID.eq(USER_INTEGRATIONS.ID),
                  INTEGRATION_ADDRESSES.IS_DELETED.isFalse()));

  private final DSLContext sql;

  IntegrationStore(DSLContext sql) {
    this.sql = sql;
  }

  /// The mailbox that files of this address go into, made when it is new.
  UUID fileMailbox(String email, String emailNorm, UUID userId, UUID by) {
    return sql.insertInto(USER_INTEGRATIONS)
        .set(USER_INTEGRATIONS.TENANT_ID, tenant())
        .set(USER_INTEGRATIONS.ID, Ids.next())
        .set(USER_INTEGRATIONS.USER_ID, userId)
        .set(USER_INTEGRATIONS.PROVIDER, "file")
        .set(USER_INTEGRATIONS.EMAIL, email)
        .set(USER_INTEGRATIONS.EMAIL_NORM, emailNorm)
        .set(USER_INTEGRATIONS.CREATED_BY, by)
        .onConflict(
            USER_INTEGRATIONS.TENANT_ID, USER_INTEGRATIONS.PROVIDER, USER_INTEGRATIONS.EMAIL_NORM)
        .doUpdate()
        .set(USER_INTEGRATIONS.IS_DELETED, false)
        .returningResult(USER_INTEGRATIONS.ID)
        .fetchSingle()
        .value1();
  }

  /// The mailbox that files of this address go into, if it is there.
  Optional<UUID> fileMailbox(String emailNorm) {
    return sql.select(USER_INTEGRATIONS.ID)
        .from(USER_INTEGRATIONS)
        .where(
            USER_INTEGRATIONS.TENANT_ID.eq(tenant()),
            USER_INTEGRATIONS.PROVIDER.eq("file"),
            USER_INTEGRATIONS.EMAIL_NORM.eq(emailNorm),
            USER_INTEGRATIONS.IS_DELETED.isFalse())
        .fetchOptional(USER_INTEGRATIONS.ID);
  }

  void addAddresses(UUID integration, Collection<String> emailNorms) {
    String[] sorted = emailNorms.stream().sorted().distinct().toArray(String[]::new);
    sql.execute(
        """
        insert into integration_addresses (tenant_id, integration_id, email_norm)
        select ?, ?, e from unnest(?) e on conflict (tenant_id, integration_id, email_norm) do update set is_deleted = false
        where integration_addresses.is_deleted and integration_addresses.tenant_id = excluded.tenant_id\
        """,
        tenant(),
        integration,
        sorted);
  }

  UUID importChannel(UUID integration) {
    return sql.insertInto(CHANNELS)
        .set(CHANNELS.TENANT_ID, tenant())
        .set(CHANNELS.ID, Ids.next())
        .set(CHANNELS.INTEGRATION_ID, integration)
        .set(CHANNELS.KIND, "import")
        .onConflict(CHANNELS.TENANT_ID, CHANNELS.INTEGRATION_ID, CHANNELS.KIND)
        .doUpdate()
        .set(CHANNELS.IS_DELETED, false)
        .returningResult(CHANNELS.ID)
        .fetchSingle()
        .value1();
  }

  /// The mailbox behind a channel, as capture wants it.
  Mailbox mailbox(UUID channel, ContactPolicy policy, Mailbox.OwnDomain ownDomain) {
    return found(CHANNELS.ID.eq(channel))
        .fetchSingle(r -> mailbox(r, new Mailbox.ContactRules(policy, ownDomain)));
  }

  /// The mailbox behind a channel, with its rules or else the workspace's, if it is there.
  Optional<Mailbox> mailbox(UUID channel, Tenant tenant) {
    return found(CHANNELS.ID.eq(channel)).fetchOptional(r -> mailbox(r, rules(r, tenant)));
  }

  /// Every mailbox that was read, with its rules or else the workspace's.
  List<Mailbox> all(Tenant tenant) {
    return found(DSL.noCondition()).fetch(r -> mailbox(r, rules(r, tenant)));
  }

  /// Mailboxes by their channels, all that is known of each in one row.
  private ResultQuery<?> found(Condition which) {
    return sql.select(
            CHANNELS.ID,
            USER_INTEGRATIONS.ID,
            USER_INTEGRATIONS.USER_ID,
            USER_INTEGRATIONS.CONTACT_POLICY,
            USER_INTEGRATIONS.INCLUDE_OWN_DOMAIN,
            OWN)
        .from(CHANNELS)
        .join(USER_INTEGRATIONS)
        .on(
            USER_INTEGRATIONS.TENANT_ID.eq(CHANNELS.TENANT_ID),
            USER_INTEGRATIONS.ID.eq(CHANNELS.INTEGRATION_ID),
            USER_INTEGRATIONS.IS_DELETED.isFalse())
        .where(CHANNELS.TENANT_ID.eq(tenant()), CHANNELS.IS_DELETED.isFalse(), which)
        .orderBy(CHANNELS.ID);
  }

  private static Mailbox mailbox(Record r, Mailbox.ContactRules rules) {
    return new Mailbox(
        r.get(USER_INTEGRATIONS.ID),
        r.get(CHANNELS.ID),
        r.get(USER_INTEGRATIONS.USER_ID),
        Set.of(r.get(OWN)),
        rules);
  }

  private static Mailbox.ContactRules rules(Record r, Tenant tenant) {
    @Nullable Boolean own = r.get(USER_INTEGRATIONS.INCLUDE_OWN_DOMAIN);
    boolean included = own == null ? tenant.includeOwnDomain() : own;
    return new Mailbox.ContactRules(
        Objects.requireNonNullElse(
            policy(r.get(USER_INTEGRATIONS.CONTACT_POLICY)), tenant.contactPolicy()),
        included ? Mailbox.OwnDomain.included : Mailbox.OwnDomain.excluded);
  }

  /// What a mailbox says of who becomes a contact; null takes the workspace's.
  record OwnRules(@Nullable ContactPolicy policy, @Nullable Boolean includeOwnDomain) {}

  OwnRules rules(UUID integration) {
    return sql.select(USER_INTEGRATIONS.CONTACT_POLICY, USER_INTEGRATIONS.INCLUDE_OWN_DOMAIN)
        .from(USER_INTEGRATIONS)
        .where(is(integration))
        .fetchSingle(r -> new OwnRules(policy(r.value1()), r.value2()));
  }

  void remember(UUID integration, OwnRules rules) {
    sql.update(USER_INTEGRATIONS)
        .set(
            USER_INTEGRATIONS.CONTACT_POLICY, rules.policy() == null ? null : rules.policy().name())
        .set(USER_INTEGRATIONS.INCLUDE_OWN_DOMAIN, rules.includeOwnDomain())
        .where(is(integration))
        .execute();
  }

  /// Of these addresses those of mailboxes, with their channels.
  Map<String, Set<UUID>> owned(Collection<String> emailNorms) {
    return sql.select(INTEGRATION_ADDRESSES.EMAIL_NORM, CHANNELS.ID)
        .from(INTEGRATION_ADDRESSES)
        .join(CHANNELS)
        .on(
            CHANNELS.TENANT_ID.eq(INTEGRATION_ADDRESSES.TENANT_ID),
            CHANNELS.INTEGRATION_ID.eq(INTEGRATION_ADDRESSES.INTEGRATION_ID),
            CHANNELS.IS_DELETED.isFalse())
        .where(
            INTEGRATION_ADDRESSES.TENANT_ID.eq(tenant()),
            INTEGRATION_ADDRESSES.EMAIL_NORM.eq(DSL.any(emailNorms.toArray(String[]::new))),
            INTEGRATION_ADDRESSES.IS_DELETED.isFalse())
        .collect(
            Collectors.groupingBy(
                r -> r.value1(), Collectors.mapping(r -> r.value2(), Collectors.toSet())));
  }

  /// Which labels keep mail of a mailbox out.
  Labels labels(UUID integration) {
    return sql.select(USER_INTEGRATIONS.LABELS_ONLY, USER_INTEGRATIONS.LABELS_WITHOUT)
        .from(USER_INTEGRATIONS)
        .where(is(integration))
        .fetchSingle(r -> new Labels(Set.of(r.value1()), Set.of(r.value2())));
  }

  /// Whether mail among colleagues alone is left out; not of a mailbox that is not there yet.
  boolean skipsInternal(UUID integration) {
    return sql.fetchExists(USER_INTEGRATIONS, is(integration).and(USER_INTEGRATIONS.SKIP_INTERNAL));
  }

  /// The addresses of all mailboxes' owners.
  Set<String> ownAddresses() {
    return sql.selectDistinct(INTEGRATION_ADDRESSES.EMAIL_NORM)
        .from(INTEGRATION_ADDRESSES)
        .where(
            INTEGRATION_ADDRESSES.TENANT_ID.eq(tenant()),
            INTEGRATION_ADDRESSES.IS_DELETED.isFalse())
        .fetchSet(INTEGRATION_ADDRESSES.EMAIL_NORM);
  }

  private static @Nullable ContactPolicy policy(@Nullable String name) {
    return name == null ? null : ContactPolicy.valueOf(name);
  }

  private static Condition is(UUID integration) {
    return USER_INTEGRATIONS
        .TENANT_ID
        .eq(tenant())
        .and(USER_INTEGRATIONS.ID.eq(integration))
        .and(USER_INTEGRATIONS.IS_DELETED.isFalse());
  }

  /// A channel, and whether files feed it.
  record Fed(UUID channel, boolean byFiles) {}

  /// The channels of a user's mailboxes; of all when it is null.
  List<Fed> fed(@Nullable UUID user) {
    return sql.select(CHANNELS.ID, CHANNELS.KIND.eq("import"))
        .from(CHANNELS)
        .join(USER_INTEGRATIONS)
        .on(
            USER_INTEGRATIONS.TENANT_ID.eq(CHANNELS.TENANT_ID),
            USER_INTEGRATIONS.ID.eq(CHANNELS.INTEGRATION_ID),
            USER_INTEGRATIONS.IS_DELETED.isFalse())
        .where(
            CHANNELS.TENANT_ID.eq(tenant()),
            CHANNELS.IS_DELETED.isFalse(),
            user == null ? DSL.noCondition() : USER_INTEGRATIONS.USER_ID.eq(user))
        .orderBy(CHANNELS.ID)
        .fetch(r -> new Fed(r.value1(), r.value2()));
  }

  /// The channels of mailboxes: mailbox by channel.
  Map<UUID, UUID> channelsOf(Collection<UUID> integrations) {
    return sql.select(CHANNELS.ID, CHANNELS.INTEGRATION_ID)
        .from(CHANNELS)
        .where(
            CHANNELS.TENANT_ID.eq(tenant()),
            CHANNELS.INTEGRATION_ID.eq(DSL.any(integrations.toArray(UUID[]::new))),
            CHANNELS.IS_DELETED.isFalse())
        .fetchMap(CHANNELS.ID, CHANNELS.INTEGRATION_ID);
  }

  /// The mailboxes whose correspondents a user may list: their own, and nobody's when `nobodys` is
  /// asked for.
  List<UUID> mailboxesOf(UUID userId, Scope scope, @Nullable String emailNorm) {
    var whose = USER_INTEGRATIONS.USER_ID.eq(userId);
    return sql.select(USER_INTEGRATIONS.ID)
        .from(USER_INTEGRATIONS)
        .where(
            USER_INTEGRATIONS.TENANT_ID.eq(tenant()),
            USER_INTEGRATIONS.IS_DELETED.isFalse(),
            scope == Scope.ownAndNobodys ? whose.or(USER_INTEGRATIONS.USER_ID.isNull()) : whose,
            emailNorm == null ? DSL.noCondition() : USER_INTEGRATIONS.EMAIL_NORM.eq(emailNorm))
        .fetch(USER_INTEGRATIONS.ID);
  }

  Map<UUID, String> addressesOf(Collection<UUID> integrations) {
    return sql.select(USER_INTEGRATIONS.ID, USER_INTEGRATIONS.EMAIL)
        .from(USER_INTEGRATIONS)
        .where(
            USER_INTEGRATIONS.TENANT_ID.eq(tenant()),
            USER_INTEGRATIONS.ID.eq(DSL.any(integrations.toArray(UUID[]::new))),
            USER_INTEGRATIONS.IS_DELETED.isFalse())
        .fetchMap(USER_INTEGRATIONS.ID, USER_INTEGRATIONS.EMAIL);
  }

  private static UUID tenant() {
    return Tenants.required().value();
  }

  /// Whose mailboxes.
  enum Scope {
    own,
    ownAndNobodys
  }
}
