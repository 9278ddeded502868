package com.invicrm.slack;

import static com.invicrm.schema.Tables.SLACK_INSTALLATIONS;

import com.invicrm.tenancy.Tenants;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

@Component
class SlackInstallationStore {
  private final DSLContext sql;

  SlackInstallationStore(DSLContext sql) {
    this.sql = sql;
  }

  void insert(UUID id, String teamId, String teamName, UUID by) {
    sql.insertInto(SLACK_INSTALLATIONS)
        .set(SLACK_INSTALLATIONS.TENANT_ID, Tenants.required().value())
        .set(SLACK_INSTALLATIONS.ID, id)
        .set(SLACK_INSTALLATIONS.TEAM_ID, teamId)
        .set(SLACK_INSTALLATIONS.TEAM_NAME, teamName)
        .set(SLACK_INSTALLATIONS.CREATED_BY, by)
        .execute();
  }
}
