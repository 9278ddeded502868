package com.invicrm.slack;

import static com.invicrm.schema.Tables.SLACK_INSTALLATIONS;
import static com.invicrm.schema.Tables.SLACK_USERS;

import com.invicrm.tenancy.Ids;
import com.invicrm.tenancy.Tenants;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

@Component
class SlackUserStore {
  /// Who somebody in Slack is here.
  ///
  /// @param id of the link itself
  record Link(UUID id, UUID userId) {}

  private final DSLContext sql;

  SlackUserStore(DSLContext sql) {
    this.sql = sql;
  }

  Optional<Link> find(String teamId, String slackUserId) {
    return sql.select(SLACK_USERS.ID, SLACK_USERS.USER_ID)
        .from(SLACK_USERS)
        .join(SLACK_INSTALLATIONS)
        .on(
            SLACK_INSTALLATIONS.TENANT_ID.eq(SLACK_USERS.TENANT_ID),
            SLACK_INSTALLATIONS.TEAM_ID.eq(SLACK_USERS.TEAM_ID),
            SLACK_INSTALLATIONS.IS_DELETED.isFalse())
        .where(
            SLACK_USERS.TENANT_ID.eq(Tenants.required().value()),
            SLACK_USERS.TEAM_ID.eq(teamId),
            SLACK_USERS.SLACK_USER_ID.eq(slackUserId),
            SLACK_USERS.IS_DELETED.isFalse())
        .fetchOptional(r -> new Link(r.value1(), r.value2()));
  }

  /// Whoever they were before, they are this user now.
  void link(String teamId, String slackUserId, UUID userId) {
    sql.insertInto(SLACK_USERS)
        .set(SLACK_USERS.TENANT_ID, Tenants.required().value())
        .set(SLACK_USERS.ID, Ids.next())
        .set(SLACK_USERS.TEAM_ID, teamId)
        .set(SLACK_USERS.SLACK_USER_ID, slackUserId)
        .set(SLACK_USERS.USER_ID, userId)
        .onConflict(SLACK_USERS.TENANT_ID, SLACK_USERS.TEAM_ID, SLACK_USERS.SLACK_USER_ID)
        .doUpdate()
        .set(SLACK_USERS.USER_ID, userId)
        .set(SLACK_USERS.IS_DELETED, false)
        .set(SLACK_USERS.VERSION, SLACK_USERS.VERSION.plus(1))
        .set(SLACK_USERS.UPDATED_AT, DSL.currentInstant())
        .execute();
  }
}
