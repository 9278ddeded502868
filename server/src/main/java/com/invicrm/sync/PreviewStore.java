package com.invicrm.sync;

import com.invicrm.tenancy.Tenants;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// What was counted in mailboxes that wait for their owners.
@Component
class PreviewStore {
  private static final String KNOWN =
      """
      select c.preview
      from channels c
        join user_integrations i on i.tenant_id = c.tenant_id and i.id = c.integration_id and not i.is_deleted
      where c.tenant_id = ? and c.id = ? and not c.is_deleted
        and cast(c.preview ->> 'at' as timestamptz) > greatest(now() - make_interval(secs => ?), i.updated_at)
        and not exists (select from log_rules r where r.tenant_id = c.tenant_id and r.is_deleted in (false, true)
          and (r.user_id is null or r.user_id = i.user_id) and r.updated_at > cast(c.preview ->> 'at' as timestamptz))
      """;

  private static final String KEEP =
      """
      update channels set preview = cast(? as jsonb), updated_at = now()
      where tenant_id = ? and id = ? and epoch = ? and not is_deleted
      """;

  private final DSLContext sql;
  private final JsonMapper json;

  PreviewStore(DSLContext sql, JsonMapper json) {
    this.sql = sql;
    this.json = json;
  }

  /// What was counted, unless that is longer ago, or a rule has changed since.
  Optional<Preview> known(UUID channel, Duration good) {
    return sql.resultQuery(KNOWN, tenant(), channel, (double) good.toSeconds())
        .fetchOptional(r -> json.readValue(r.get(0, String.class), Preview.class));
  }

  /// Keeps what was counted.
  void keep(Lease lease, Preview preview) {
    int rows =
        sql.execute(
            KEEP, json.writeValueAsString(preview), tenant(), lease.channelId(), lease.epoch());
    if (rows == 0) throw new ChannelStore.Superseded(lease.channelId());
  }

  private static UUID tenant() {
    return Tenants.required().value();
  }
}
