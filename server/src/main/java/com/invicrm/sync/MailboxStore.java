package com.invicrm.sync;

import com.invicrm.access.ContactPolicy;
import com.invicrm.sync.Integration.Internal;
import com.invicrm.sync.Integration.Problem;
import com.invicrm.sync.Integration.Rules;
import com.invicrm.tenancy.Tenants;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// What owners and admins decide about mailboxes at providers.
@Component
class MailboxStore {
  private static final String STATUS =
      """
      update user_integrations set status = ?, version = version + 1, updated_at = now()
      where tenant_id = ? and id = ? and not is_deleted
      """;

  private static final String RULES =
      """
      update user_integrations
      set labels_only = ?, labels_without = ?, skip_internal = ?, contact_policy = ?, include_own_domain = ?,
        version = version + 1, updated_at = now()
      where tenant_id = ? and id = ? and not is_deleted
      """;

  private static final String STATE =
      """
      update channels set state = ?, epoch = epoch + 1, updated_at = now()
      where tenant_id = ? and id = ? and not is_deleted
      """;

  private static final String FENCE =
      """
      update channels set epoch = epoch + 1, updated_at = now()
      where tenant_id = ? and id = ? and not is_deleted
      """;

  private static final String LIST_AGAIN =
      """
      update channels
      set listing = coalesce(listing, jsonb_build_object('why', 'audit', 'began', now(), 'missing', 0, 'extra', 0))
          || jsonb_build_object('stage', 'listing', 'since', since, 'page', null, 'listed', 0),
        updated_at = now()
      where tenant_id = ? and id = ? and since is not null and not is_deleted
      """;

  private static final String CLEAR =
      """
      update channels set trouble = null, trouble_at = null, failures = 0, updated_at = now()
      where tenant_id = ? and id = ? and not is_deleted
      """;

  private static final String PROBLEMS =
      """
      select provider_id, received_at, coalesce(reason, '') from sync_items
      where tenant_id = ? and channel_id = ? and status = 'poison' and provider_id > ? and not is_deleted
      order by provider_id limit ?
      """;

  private static final String RETRY =
      """
      update sync_items set status = 'pending', reason = null, attempts = 0, try_at = null, updated_at = now()
      where tenant_id = ? and channel_id = ? and status = 'poison' and not is_deleted
      """;

  private final DSLContext sql;

  MailboxStore(DSLContext sql) {
    this.sql = sql;
  }

  /// Nobody else decides about the mailbox until the transaction ends.
  void lock(UUID integration) {
    sql.fetch(
        "select 1 from user_integrations where tenant_id = ? and id = ? and not is_deleted for no key update",
        tenant(),
        integration);
  }

  void status(UUID integration, String status) {
    sql.execute(STATUS, status, tenant(), integration);
  }

  void rules(UUID integration, Rules rules) {
    sql.execute(
        RULES,
        sorted(rules.only()),
        sorted(rules.without()),
        rules.internal() == Internal.skipped,
        rules.policy().map(ContactPolicy::name).orElse(null),
        rules.includeOwnDomain().orElse(null),
        tenant(),
        integration);
  }

  /// Puts a channel into a state; whoever works on it can write no more.
  void state(UUID channel, String state) {
    sql.execute(STATE, state, tenant(), channel);
  }

  /// Whoever works on a channel can write no more.
  void fence(UUID channel) {
    sql.execute(FENCE, tenant(), channel);
  }

  /// Has all that is within reach listed once more, so that what no listing named shows; reading
  /// goes on from where it was.
  void listAgain(UUID channel) {
    sql.execute(LIST_AGAIN, tenant(), channel);
  }

  /// Forgets what stood in the way.
  void clear(UUID channel) {
    sql.execute(CLEAR, tenant(), channel);
  }

  /// Mails that could not be read, in order of their ids.
  List<Problem> problems(UUID channel, String after, int limit) {
    return sql.fetch(PROBLEMS, tenant(), channel, after, limit)
        .map(r ->
            new Problem(
                r.get(0, String.class),
                Optional.ofNullable(r.get(1, Instant.class)),
                r.get(2, String.class)));
  }

  /// Has them fetched again; how many.
  int retry(UUID channel) {
    return sql.execute(RETRY, tenant(), channel);
  }

  private static String[] sorted(Set<String> texts) {
    return texts.stream().sorted().toArray(String[]::new);
  }

  private static UUID tenant() {
    return Tenants.required().value();
  }
}
