package com.invicrm.jobs;

import com.invicrm.jobs.TurnHandler.Urgency;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// Turns that wait, as far as db-scheduler leaves them alone.
@Component
class TurnStore {
  private final DSLContext sql;

  TurnStore(DSLContext sql) {
    this.sql = sql;
  }

  /// Has a turn that waits already go before others; db-scheduler changes nothing but its time.
  void hasten(String kind, String subject, Urgency urgency) {
    sql.execute(
        """
        update scheduled_turns set priority = cast(? as smallint)
        where task_name = ? and task_instance = ? and not picked and priority < ?
        """,
        urgency.priority(),
        kind,
        subject,
        urgency.priority());
  }
}
